import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
    expect(stdout + stderr, "colours where no terminal reads them").not.toContain("\u001b");
    const steps = [
      "files from openapi/openapi.yaml",
      "3 packages built",
      "Page       http://127.0.0.1:",
      "Fake API   http://127.0.0.1:",
      "Token      api-",
      "Try it     curl -H 'Authorization: api-",
      "await ld.getApplication({ applicationKey:",
      "name: 'LaunchDarklyCafe'",
      "await ld.getAllIntegrationConfigurations({ integrationKey:",
      "name: 'Example Datadog integration'",
    ];
    const places = steps.map((step) => stdout.indexOf(step));
    expect(places, stdout).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("stays on request, opens the page in the browser, and what it prints works when pasted", async () => {
    const opened = join(copy, "opened");
    const browser = join(copy, "browser.sh");
    writeFileSync(browser, `#!/bin/sh\necho "$1" > ${opened}\n`, { mode: 0o755 });
    // Elsewhere no variable names the browser, and a real one would come up.
    const linux = process.platform === "linux";
    const tsx = ["--import", "tsx", "scripts/dev/index.ts", linux ? "--open" : "--watch"];
    const env = { ...process.env, FORCE_COLOR: undefined, BROWSER: browser };
    const child = spawn(process.execPath, tsx, { cwd: copy, env, stdio: ["ignore", "pipe", "inherit"] });
    let stdout = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      stdout += chunk;
      if (stdout.includes("Ctrl-C ends it.")) break;
    }
    const answer = await sendAsCurlWould(/curl .*/.exec(stdout)?.[0] ?? "");
    expect(await answer.json()).toMatchObject({ key: "com.launchdarkly.cafe", flags: { totalCount: 2 } });
    writeFileSync(join(copy, "pasted.mjs"), /^ {2}import .*\n(?:(?: {2}.*)?\n)*/m.exec(stdout)?.[0] ?? "");
    const pasted = await runCommand("node pasted.mjs", copy);
    expect(pasted.stderr).toBe("");
    expect(pasted.stdout).toContain("key: 'com.launchdarkly.cafe'");
    const url = /^Page +(\S+)$/m.exec(stdout)?.[1];
    if (linux) await expect.poll(() => existsSync(opened) && readFileSync(opened, "utf8")).toBe(`${url}\n`);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("waits until a broken spec is fixed, and misses no save while it builds", async () => {
    const path = join(copy, "openapi/openapi.yaml");
    const spec = readFileSync(path, "utf8");
    writeFileSync(path, spec.replace("openapi: 3.1.0", "openapi: 2.0.0"));
    const tsx = ["--import", "tsx", "scripts/dev/index.ts", "--watch"];
    const child = spawn(process.execPath, tsx, { cwd: copy, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const patience = { timeout: 50_000 };
    await expect.poll(() => stderr, patience).toContain("Fix this, and it goes on");
    writeFileSync(path, spec);
    await expect.poll(() => stdout, patience).toContain("files from openapi/openapi.yaml");
    writeFileSync(path, spec.replace("Look up an application,", "Look up applications,"));
    await expect.poll(() => stdout, patience).toContain("Ctrl-C ends it.");
    const url = /^Page +(\S+)$/m.exec(stdout)?.[1];
    const served = async () => (await fetch(`${url}openapi.json`)).text();
    await expect.poll(served, patience).toContain("Look up applications,");
    writeFileSync(path, spec);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("refuses an option that it doesn't have", async () => {
    const { code, stderr } = await runCommand("npm start -- --sideways", copy);
    expect(code).toBe(2);
    expect(stderr).toContain("--sideways");
    expect(stderr).toContain("Usage: npm start");
  });

  it("stops at a broken spec with what the generator says of it", async () => {
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

  it("stops where a package doesn't build, with what the compiler says of it", async () => {
    const path = join(copy, "packages/client/src/index.ts");
    writeFileSync(path, `${readFileSync(path, "utf8")}export const count: number = "three";\n`);
    const { code, stdout, stderr } = await runCommand("npm start", copy);
    expect(code).toBe(1);
    expect(stderr).toContain("Type 'string' is not assignable to type 'number'");
    expect(stdout).not.toContain("Fake API");
  });
});

/** Not every machine has curl: its options and its URL are read from the line. */
function sendAsCurlWould(command: string): Promise<Response> {
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]) => [name, value]);
  const url = / '(http[^']+)'$/.exec(command)?.[1] ?? "";
  return fetch(url, { headers: Object.fromEntries(headers) });
}
