import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../setup/repository.ts";

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown; readonly steps: readonly Step[] }>>;
}
interface Step {
  readonly uses?: string;
  readonly run?: string;
}

const textOf = (file: string) => readFileSync(join(root, ".github/workflows", file), "utf8");
const read = (file: string): Workflow => parse(textOf(file), { strict: true });
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe("the workflow that runs a contributor's code", () => {
  const workflow = read("pull-request.yml");

  it("has no secrets and can only read", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([undefined]);
    expect(textOf("pull-request.yml")).not.toMatch(/secrets\.|github\.token|pull_request_target/);
    expect(textOf("pull-request.yml")).toContain("persist-credentials: false");
  });

  it("interpolates nothing into a script", () => {
    for (const { run } of stepsOf(workflow)) expect(run ?? "").not.toContain("${{");
  });
});

describe("the workflow that comments", () => {
  const workflow = read("pull-request-comment.yml");
  const [step, ...others] = stepsOf(workflow);
  const script = step?.run ?? "";
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ld-rest-comment-"));
    writeFileSync(join(folder, "report.md"), "## The next release is minor\n");
    fakeGh({ pulls: "7", comments: "" });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes a fake `gh`, which logs its arguments and prints the given results of its filters. */
  function fakeGh({ pulls, comments }: { readonly pulls: string; readonly comments: string }): void {
    const lines = [
      "#!/usr/bin/env bash",
      'echo "$*" >> gh.log',
      'case "$*" in',
      "  run*) mkdir report && cp --no-dereference report.md report/report.md ;;",
      `  *--paginate*) printf '${comments}' ;;`,
      `  *--method\\ GET*) printf '${pulls}' ;;`,
      "esac",
    ];
    writeFileSync(join(folder, "gh"), `${lines.join("\n")}\n`, { mode: 0o755 });
  }

  function run(): { log: string; comment: string } {
    const env = {
      PATH: `${folder}${delimiter}${process.env["PATH"]}`,
      GH_REPO: "ld-rest/ld-rest",
      RUN_ID: "1",
      RUN_URL: "https://example.com/runs/1",
      HEAD_SHA: "0123abc",
      HEAD_OWNER: "someone",
      HEAD_BRANCH: "$(touch pwned)",
    };
    // As GitHub runs a step.
    execFileSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], {
      cwd: folder,
      env,
      stdio: "pipe",
    });
    return { log: readFileSync(join(folder, "gh.log"), "utf8"), comment: readOr(join(folder, "comment.md")) };
  }

  function readOr(file: string): string {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return "";
    }
  }

  it("runs no actions and no code of the repository", () => {
    expect(others).toEqual([]);
    expect(step?.uses).toBeUndefined();
    expect(script).not.toMatch(/\$\{\{|npm|node|git /);
  });

  it("finds the pull request by the branch and commit of the event, and writes a comment", () => {
    const { log, comment } = run();
    expect(log).toContain("head=someone:$(touch pwned)");
    expect(log).toContain(".head.sha == env.HEAD_SHA");
    expect(log).toContain("--method POST repos/ld-rest/ld-rest/issues/7/comments -F body=@comment.md");
    expect(comment).toMatch(/^<!-- spec:changes -->\nWritten by the code of this pull request/);
    expect(comment).toMatch(/\n\n## The next release is minor\n$/);
    expect(comment).toContain(
      "at 0123abc. Reference site and installable packages: [artifacts of the run](https://example.com/runs/1#artifacts)",
    );
    expect(readOr(join(folder, "pwned"))).toBe("");
  });

  it("updates its previous comment", () => {
    fakeGh({ pulls: "7", comments: "41\\n42\\n" });
    const { log } = run();
    expect(log).toContain("--method PATCH repos/ld-rest/ld-rest/issues/comments/41 -F body=@comment.md");
    expect(log).not.toContain("--method POST");
  });

  it("writes nothing if no open pull request has the commit", () => {
    fakeGh({ pulls: "", comments: "" });
    const { log, comment } = run();
    expect(log.trim().split("\n")).toHaveLength(1);
    expect(comment).toBe("");
  });

  it("truncates a report that is too long for a comment, between characters", () => {
    writeFileSync(join(folder, "report.md"), `x${"é".repeat(100_000)}`);
    const { comment } = run();
    expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
    expect(comment).not.toContain("\uFFFD");
    expect(comment).toContain("The report is truncated");
    expect(comment).toMatch(/é$/);
  });

  it("rejects a report that is a symbolic link", () => {
    rmSync(join(folder, "report.md"));
    symlinkSync("/etc/hostname", join(folder, "report.md"));
    expect(run).toThrow();
    expect(readOr(join(folder, "comment.md"))).toBe("");
  });
});
