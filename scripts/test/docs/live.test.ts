import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LiveCopy, startLiveCopy } from "../setup/live-copy.ts";
import { describeInBrowser, launch, operation, type Visit, visit } from "./visit.ts";

const schema = "openapi/components/schemas/Application.yaml";
const example = "openapi/components/examples/Application.yaml";
const paths = "openapi/paths/applications.yaml";
const patience = { timeout: 30_000 };

describeInBrowser("the page while the spec is edited", () => {
  let copy: LiveCopy;
  let browser: Browser;
  let open: Visit;
  beforeAll(async () => {
    [copy, browser] = await Promise.all([startLiveCopy(), launch()]);
    open = await visit(browser, `${copy.page}#getApplication`);
  });
  afterAll(async () => {
    await browser.close();
    expect(await copy.stop(), "the exit code after Ctrl-C").toBe(0);
  });

  const overlay = () => open.page.locator("vite-error-overlay");
  const document = async () => (await fetch(`${copy.page}openapi.json`)).text();
  const getApplication = () =>
    fetch(`${copy.url}/api/v2/applications/com.launchdarkly.cafe`, {
      headers: { authorization: copy.token, "ld-api-version": "beta" },
    });

  it("shows a change where the reader is, with what was expanded, and the fake API responds with it", async () => {
    const { page } = open;
    const section = operation(page, "getApplication");
    await section.getByRole("button", { name: /^404/ }).click();
    await section.getByText("A message for people").first().or(section.getByText("message").first()).waitFor();
    await section.getByRole("button", { name: /^404/ }).scrollIntoViewIfNeeded();
    const place = () => page.evaluate<number>("scrollY");
    const before = await place();
    copy.edit(
      schema,
      "properties:\n",
      "properties:\n  motto:\n    description: What it stands for.\n    type: string\n",
    );
    await expect.poll(document, patience).toContain("What it stands for.");
    copy.edit(example, "value:\n", "value:\n  motto: Fresh every day\n");
    await section.getByText("Fresh every day").first().waitFor();
    expect(await place()).toBe(before);
    expect(await section.getByRole("button", { name: /^404/ }).getAttribute("aria-expanded")).toBe("true");
    await expect
      .poll(async () => (await getApplication()).json(), patience)
      .toMatchObject({ motto: "Fresh every day" });
    expect(copy.read("packages/types/src/openapi.gen.ts")).toContain("motto?: string");
  });

  it("shows what is wrong over the last valid state, with file, line and source, until it is fixed", async () => {
    const valid = await document();
    copy.edit(paths, "schemas/Application.yaml", "schemas/Aplication.yaml");
    await overlay().waitFor();
    const problem = /openapi\/paths\/applications\.yaml:\d+:\d+\n(.*\n)*? *> +\d+ \| .*schemas\/Aplication/;
    expect(await overlay().locator("pre.message, .message").first().innerText()).toMatch(problem);
    await expect.poll(copy.output, patience).toMatch(problem);
    expect(await document()).toBe(valid);
    expect((await getApplication()).status).toBe(200);

    const late = await visit(browser, copy.page);
    await late.page.locator("vite-error-overlay").waitFor();

    copy.edit(paths, "schemas/Aplication.yaml", "schemas/Application.yaml");
    await overlay().waitFor({ state: "detached" });
    await late.page.locator("vite-error-overlay").waitFor({ state: "detached" });
  });

  it("notices an editor that writes a new file and renames it", async () => {
    const text = copy.read(schema).replace("What it stands for.", "What it stands for, in a phrase.");
    writeFileSync(join(copy.root, "openapi/components/schemas/.Application.yaml.swp"), text);
    renameSync(join(copy.root, "openapi/components/schemas/.Application.yaml.swp"), join(copy.root, schema));
    await expect.poll(document, patience).toContain("in a phrase");
  });

  it("ends with the last of many saves", async () => {
    for (let save = 1; save <= 30; save++) {
      copy.edit(schema, /What it stands for, .*\./.exec(copy.read(schema))?.[0] ?? "", `What it stands for, ${save}.`);
    }
    await expect.poll(document, patience).toContain("What it stands for, 30.");
  });

  it("shows a new operation, and removes it again", async () => {
    const text = copy.read(paths).replaceAll("getApplication", "getKiosk").replaceAll("an application", "a kiosk");
    writeFileSync(join(copy.root, "openapi/paths/kiosks.yaml"), text);
    const entry = "  /api/v2/kiosks/{applicationKey}:\n    $ref: paths/kiosks.yaml\n";
    copy.edit("openapi/openapi.yaml", "paths:\n", `paths:\n${entry}`);
    const link = open.page.locator("aside").first().getByRole("button", { name: "Get a kiosk" });
    await link.waitFor();
    copy.edit("openapi/openapi.yaml", entry, "");
    rmSync(join(copy.root, "openapi/paths/kiosks.yaml"));
    await link.waitFor({ state: "detached" });
  });

  it("continues after the folder was deleted and restored", async () => {
    const spare = join(copy.root, "spare");
    cpSync(join(copy.root, "openapi"), spare, { recursive: true });
    rmSync(join(copy.root, "openapi"), { recursive: true });
    await overlay().waitFor();
    mkdirSync(join(copy.root, "openapi"));
    cpSync(spare, join(copy.root, "openapi"), { recursive: true });
    await overlay().waitFor({ state: "detached" });
    copy.edit(schema, "What it stands for, 30.", "What it stands for, after all.");
    await expect.poll(document, patience).toContain("What it stands for, after all.");
  });

  it("logged no error in all of that", () => {
    expect(open.errors).toEqual([]);
  });
});
