import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LiveCopy, startLiveCopy } from "../setup/live-copy.ts";
import { launch, unfold, type Visit, visit } from "./visit.ts";

const schema = "openapi/components/schemas/Application.yaml";
const example = "openapi/components/examples/Application.yaml";
const paths = "openapi/paths/applications.yaml";

describe("the page while the spec is edited", () => {
  let copy: LiveCopy;
  let browser: Browser;
  let open: Visit;
  beforeAll(async () => {
    [copy, browser] = await Promise.all([startLiveCopy(), launch()]);
    open = await visit(browser, `${copy.url}/`);
  });
  afterAll(async () => {
    await browser.close();
    expect(await copy.stop(), "what Ctrl-C ends").toBe(0);
  });

  const revision = () => open.page.getAttribute("html", "data-revision");
  let before: string | null;
  beforeEach(async () => {
    before = await revision();
  });
  const renewed = () => expect.poll(revision, { timeout: 20_000 }).not.toBe(before);
  const problems = () => open.page.locator("#problems");
  const document = async () => (await fetch(`${copy.url}/openapi.json`)).json();

  it("shows a new property, keeps open what is open, and answers with it", async () => {
    const block = await unfold(open.page, "/api/v2/applications/{applicationKey}");
    copy.edit(
      schema,
      "properties:\n",
      "properties:\n  motto:\n    description: What it stands for.\n    type: string\n",
    );
    await renewed();
    before = await revision();
    copy.edit(example, "value:\n", "value:\n  motto: Fresh every day\n");
    await renewed();
    await block.locator('.response[data-code="200"]').getByText("Fresh every day").waitFor();
    await block.locator(".execute").click();
    await block.locator(".live-responses-table").getByText("Fresh every day").waitFor();
    expect(copy.read("packages/types/src/openapi.gen.ts")).toContain("motto?: string");
  });

  it("lays what is wrong over the last good state, with file, line and source, until it is mended", async () => {
    const good = await (await fetch(`${copy.url}/openapi.json`)).text();
    copy.edit(paths, "schemas/Application.yaml", "schemas/Aplication.yaml");
    await problems().locator("mark").waitFor();
    const text = await problems().innerText();
    expect(text).toMatch(/openapi\/paths\/applications\.yaml:\d+:\d+/);
    expect(await problems().locator("mark").innerText()).toMatch(/^ *\d+ .*schemas\/Aplication\.yaml/);
    expect(copy.output()).toMatch(
      /openapi\/paths\/applications\.yaml:\d+:\d+\n(.*\n)*? +> +\d+ \| .*schemas\/Aplication/,
    );
    expect(await (await fetch(`${copy.url}/openapi.json`)).text()).toBe(good);
    const answer = await fetch(`${copy.url}/api/v2/applications/com.launchdarkly.cafe`, {
      headers: { authorization: copy.token, "ld-api-version": "beta" },
    });
    expect(answer.status).toBe(200);

    const late = await visit(browser, `${copy.url}/`);
    await late.page.locator("#problems mark").waitFor();

    copy.edit(paths, "schemas/Aplication.yaml", "schemas/Application.yaml");
    await problems().locator("mark").waitFor({ state: "detached" });
    await late.page.locator("#problems mark").waitFor({ state: "detached" });
  });

  it("follows an editor that writes a new file and renames it", async () => {
    const text = copy.read(schema).replace("What it stands for.", "What it stands for, in a phrase.");
    writeFileSync(join(copy.root, "openapi/components/schemas/.Application.yaml.swp"), text);
    renameSync(join(copy.root, "openapi/components/schemas/.Application.yaml.swp"), join(copy.root, schema));
    await renewed();
    expect(JSON.stringify(await document())).toContain("in a phrase");
  });

  it("comes to rest on the last of many saves", async () => {
    for (let save = 1; save <= 30; save++) {
      copy.edit(schema, /What it stands for, .*\./.exec(copy.read(schema))?.[0] ?? "", `What it stands for, ${save}.`);
    }
    await expect
      .poll(async () => JSON.stringify(await document()), { timeout: 20_000 })
      .toContain("What it stands for, 30.");
  });

  it("answers a new operation with its example, and says what is missing", async () => {
    const text = copy
      .read(paths)
      .replaceAll("getApplication", "getKiosk")
      .replaceAll("Get an application", "Get a kiosk");
    writeFileSync(join(copy.root, "openapi/paths/kiosks.yaml"), text);
    copy.edit(
      "openapi/openapi.yaml",
      "paths:\n",
      "paths:\n  /api/v2/kiosks/{applicationKey}:\n    $ref: paths/kiosks.yaml\n",
    );
    await unfold(open.page, "/api/v2/kiosks/{applicationKey}");
    const headers = { authorization: copy.token, "ld-api-version": "beta" };
    const answer = await fetch(`${copy.url}/api/v2/kiosks/any`, { headers });
    expect([answer.status, await answer.json()]).toMatchObject([200, { key: "com.launchdarkly.cafe" }]);
    await expect.poll(copy.output).toContain("getKiosk: responds with the example until packages/testing/src/handlers");
    copy.edit("openapi/openapi.yaml", "  /api/v2/kiosks/{applicationKey}:\n    $ref: paths/kiosks.yaml\n", "");
    rmSync(join(copy.root, "openapi/paths/kiosks.yaml"));
    await open.page.locator('[data-path="/api/v2/kiosks/{applicationKey}"]').waitFor({ state: "detached" });
  });

  it("survives that the folder goes away and comes back", async () => {
    const spare = join(copy.root, "spare");
    cpSync(join(copy.root, "openapi"), spare, { recursive: true });
    rmSync(join(copy.root, "openapi"), { recursive: true });
    await problems().locator("article").first().waitFor();
    mkdirSync(join(copy.root, "openapi"));
    cpSync(spare, join(copy.root, "openapi"), { recursive: true });
    await problems().locator("article").waitFor({ state: "detached" });
    copy.edit(schema, "What it stands for, 30.", "What it stands for, after all.");
    await expect
      .poll(async () => JSON.stringify(await document()), { timeout: 20_000 })
      .toContain("What it stands for, after all.");
  });

  it("broke neither a script nor its policy in all of that", () => {
    expect(open.errors).toEqual([]);
  });
});
