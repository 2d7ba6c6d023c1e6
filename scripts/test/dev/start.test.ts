import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../setup/command.ts";
import { copyRepository } from "../setup/repository.ts";

describe("npm start", () => {
  let copy: string;
  beforeAll(() => {
    copy = copyRepository();
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("generates, builds, and shows what the typed client gets from each operation", async () => {
    const { code, stdout, stderr } = await runCommand("npm start", copy);
    expect(code).toBe(0);
    expect(stdout + stderr, "colors without a terminal").not.toContain("\u001b");
    const steps = [
      "files from openapi/openapi.yaml",
      "3 packages built",
      "Page       http://127.0.0.1:",
      "Fake API   http://127.0.0.1:",
      "Token      api-",
      "Try it     curl -H 'authorization: api-",
      "await ld.getApplication({ applicationKey:",
      "name: 'LaunchDarklyCafe'",
      "await ld.getAllIntegrationConfigurations({ integrationKey:",
      "name: 'Example Datadog integration'",
    ];
    const places = steps.map((step) => stdout.indexOf(step));
    expect(places, stdout).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("rejects an unknown option", async () => {
    const { code, stderr } = await runCommand("npm start -- --sideways", copy);
    expect(code).toBe(2);
    expect(stderr).toContain("--sideways");
    expect(stderr).toContain("Usage: npm start");
  });

  it("stops at a broken spec with the generator's message", async () => {
    const path = join(copy, "openapi/paths/applications.yaml");
    const spec = readFileSync(path, "utf8");
    writeFileSync(path, spec.replace("schemas/Application.yaml", "schemas/Aplication.yaml"));
    const { code, stdout, stderr } = await runCommand("npm start", copy);
    writeFileSync(path, spec);
    expect(code).toBe(1);
    expect(stderr).toMatch(/openapi\/paths\/applications\.yaml:\d+/);
    expect(stderr).toContain("nothing was written");
    expect(stdout).not.toContain("Fake API");
  });

  it("stops if a package doesn't build, with the compiler's message", async () => {
    const path = join(copy, "packages/client/src/index.ts");
    writeFileSync(path, `${readFileSync(path, "utf8")}export const count: number = "three";\n`);
    const { code, stdout, stderr } = await runCommand("npm start", copy);
    expect(code).toBe(1);
    expect(stderr).toContain("Type 'string' is not assignable to type 'number'");
    expect(stdout).not.toContain("Fake API");
  });
});
