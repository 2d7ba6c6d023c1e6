import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { click, describeInBrowser, launch, operation, type Visit, visit } from "../docs/visit.ts";
import { runCommand } from "../setup/command.ts";
import { copyRepository } from "../setup/repository.ts";

const root = "openapi/openapi.yaml";
const schema = "openapi/components/schemas/Application.yaml";
const example = "openapi/components/examples/Application.yaml";
const paths = "openapi/paths/applications.yaml";
// Elsewhere no variable names the browser to open, and a real one would come up.
const opens = process.platform === "linux";

// One process from its start to Ctrl-C: each test continues where the one before it ended.
describe("npm start while it runs", () => {
  let copy: string;
  let child: ChildProcess;
  let ended: Promise<unknown[]>;
  let [stdout, stderr] = ["", ""];

  beforeAll(() => {
    copy = copyRepository();
    edit(root, "openapi: 3.1.0", "openapi: 2.0.0");
    const browser = join(copy, "browser.sh");
    writeFileSync(browser, `#!/bin/sh\necho "$1" > ${join(copy, "opened")}\n`, { mode: 0o755 });
    const command = ["--import", "tsx", "scripts/dev/index.ts", opens ? "--open" : "--watch"];
    const env = { ...process.env, FORCE_COLOR: undefined, BROWSER: browser };
    const started = spawn(process.execPath, command, { cwd: copy, env, stdio: ["ignore", "pipe", "pipe"] });
    started.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    started.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child = started;
    ended = once(child, "exit");
  });
  afterAll(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(copy, { recursive: true });
  });

  const read = (file: string) => readFileSync(join(copy, file), "utf8");
  /** Replaces a text of a file. */
  function edit(file: string, from: string, to: string): void {
    const before = read(file);
    if (!before.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
    writeFileSync(join(copy, file), before.replace(from, to));
  }
  /** The address that is printed after a label. */
  const address = (label: string) => new RegExp(`^${label} +(\\S+)$`, "m").exec(stdout)?.[1] ?? "";
  const served = async () => (await fetch(`${address("Page")}openapi.json`)).text();

  it("waits until a broken spec is fixed", async () => {
    await expect.poll(() => stderr).toContain("Fix this to continue");
    expect(stderr).toContain("openapi/openapi.yaml:1:");
    edit(root, "openapi: 2.0.0", "openapi: 3.1.0");
    await expect.poll(() => stdout).toContain("files from openapi/openapi.yaml");
  });

  it("misses no save while it builds", async () => {
    edit(root, "Look up an application,", "Look up applications,");
    await expect.poll(() => stdout).toContain("Press Ctrl-C to stop.");
    await expect.poll(served).toContain("Look up applications,");
  });

  it("prints a curl command and a module that run when pasted", async () => {
    const body = await (await sendAsCurlWould(/curl .*/.exec(stdout)?.[0] ?? "")).json();
    expect(body).toMatchObject({ key: "com.launchdarkly.cafe", flags: { totalCount: 2 } });
    writeFileSync(join(copy, "pasted.mjs"), /^ {2}import .*\n(?:(?: {2}.*)?\n)*/m.exec(stdout)?.[0] ?? "");
    const pasted = await runCommand("node pasted.mjs", copy);
    expect(pasted.stderr).toBe("");
    expect(pasted.stdout).toContain("key: 'com.launchdarkly.cafe'");
  });

  it.runIf(opens)("opens the page in the browser", async () => {
    const opened = join(copy, "opened");
    await expect.poll(() => existsSync(opened) && readFileSync(opened, "utf8")).toBe(`${address("Page")}\n`);
  });

  describeInBrowser("the page while the spec is edited", () => {
    let browser: Browser;
    let open: Visit;
    beforeAll(async () => {
      browser = await launch();
      open = await visit(browser, `${address("Page")}#getApplication`);
    });
    afterAll(() => browser.close());

    const overlay = () => open.page.locator("vite-error-overlay");
    const getApplication = () =>
      fetch(`${address("Fake API")}/api/v2/applications/com.launchdarkly.cafe`, {
        headers: { authorization: address("Token"), "ld-api-version": "beta" },
      });

    it("shows a change where the reader is, with what was expanded, and the fake API responds with it", async () => {
      const { page } = open;
      const section = operation(page, "getApplication");
      const message = section.getByText("A message for people").first().or(section.getByText("message").first());
      await click(section.getByRole("button", { name: /^404/ }), (options) => message.waitFor(options));
      await section.getByRole("button", { name: /^404/ }).scrollIntoViewIfNeeded();
      const place = () => page.evaluate<number>("scrollY");
      const before = await place();
      edit(schema, "properties:\n", "properties:\n  motto:\n    description: What it stands for.\n    type: string\n");
      await expect.poll(served).toContain("What it stands for.");
      edit(example, "value:\n", "value:\n  motto: Fresh every day\n");
      await section.getByText("Fresh every day").first().waitFor();
      expect(await place()).toBe(before);
      expect(await section.getByRole("button", { name: /^404/ }).getAttribute("aria-expanded")).toBe("true");
      await expect.poll(async () => (await getApplication()).json()).toMatchObject({ motto: "Fresh every day" });
      expect(read("packages/types/src/openapi.gen.ts")).toContain("motto?: string");
    });

    it("shows what is wrong over the last valid state, with file, line and source, until it is fixed", async () => {
      const valid = await served();
      edit(paths, "schemas/Application.yaml", "schemas/Aplication.yaml");
      await overlay().waitFor();
      const problem = /openapi\/paths\/applications\.yaml:\d+:\d+\n(.*\n)*? *> +\d+ \| .*schemas\/Aplication/;
      expect(await overlay().locator("pre.message, .message").first().innerText()).toMatch(problem);
      await expect.poll(() => stderr).toMatch(problem);
      expect(await served()).toBe(valid);
      expect((await getApplication()).status).toBe(200);

      const late = await visit(browser, address("Page"));
      await late.page.locator("vite-error-overlay").waitFor();

      edit(paths, "schemas/Aplication.yaml", "schemas/Application.yaml");
      await overlay().waitFor({ state: "detached" });
      await late.page.locator("vite-error-overlay").waitFor({ state: "detached" });
      await late.page.context().close();
    });

    it("notices an editor that writes a new file and renames it", async () => {
      const text = read(schema).replace("What it stands for.", "What it stands for, in a phrase.");
      writeFileSync(join(copy, "openapi/components/schemas/.Application.yaml.swp"), text);
      renameSync(join(copy, "openapi/components/schemas/.Application.yaml.swp"), join(copy, schema));
      await expect.poll(served).toContain("in a phrase");
    });

    it("ends with the last of many saves", async () => {
      for (let save = 1; save <= 30; save++) {
        edit(schema, /What it stands for, .*\./.exec(read(schema))?.[0] ?? "", `What it stands for, ${save}.`);
      }
      await expect.poll(served).toContain("What it stands for, 30.");
    });

    it("shows a new operation, and removes it again", async () => {
      const text = read(paths).replaceAll("getApplication", "getKiosk").replaceAll("an application", "a kiosk");
      writeFileSync(join(copy, "openapi/paths/kiosks.yaml"), text);
      const entry = "  /api/v2/kiosks/{applicationKey}:\n    $ref: paths/kiosks.yaml\n";
      edit(root, "paths:\n", `paths:\n${entry}`);
      const link = open.page.locator("aside").first().getByRole("button", { name: "Get a kiosk" });
      await link.waitFor();
      edit(root, entry, "");
      rmSync(join(copy, "openapi/paths/kiosks.yaml"));
      await link.waitFor({ state: "detached" });
    });

    it("continues after the folder was deleted and restored", async () => {
      const spare = join(copy, "spare");
      cpSync(join(copy, "openapi"), spare, { recursive: true });
      rmSync(join(copy, "openapi"), { recursive: true });
      await overlay().waitFor();
      mkdirSync(join(copy, "openapi"));
      cpSync(spare, join(copy, "openapi"), { recursive: true });
      await overlay().waitFor({ state: "detached" });
      edit(schema, "What it stands for, 30.", "What it stands for, after all.");
      await expect.poll(served).toContain("What it stands for, after all.");
    });

    it("logged no error in all of that", () => {
      expect(open.errors).toEqual([]);
    });
  });

  it("ends with Ctrl-C, even while it updates", async () => {
    edit(root, "Look up applications,", "Look up an application,");
    // The page is updated first, and the packages after it.
    await expect.poll(served, { interval: 10 }).toContain("Look up an application,");
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });
});

/** Not every machine has curl: its options and its URL are read from the line. */
function sendAsCurlWould(command: string): Promise<Response> {
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]) => [name, value]);
  const url = / '(http[^']+)'$/.exec(command)?.[1] ?? "";
  return fetch(url, { headers: Object.fromEntries(headers) });
}
