import { createFakeApi } from "@ld-rest/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadAssets } from "../../page/assets.ts";
import { type PageServer, startServer } from "../../page/server.ts";
import { renderSite } from "../../page/site.ts";
import { own, readDocument } from "../setup/bundle.ts";
import { launch, seriousViolations, unfold, visit } from "./visit.ts";

describe("the static page", () => {
  let server: PageServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(0), launch()]);
    const site = renderSite({ document: await readDocument(own), changelog: "" });
    // Below a path, as GitHub Pages has it.
    const files = [...(await loadAssets()), ...site].map(([path, file]) => [`project/${path}`, file] as const);
    server.serve({ site: new Map(files), fake: createFakeApi() }, { revision: "", problems: [] });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("shows all of it and asks nobody, below any path", async () => {
    const { page, requests, errors } = await visit(browser, `${server.url}/project/index.html`);
    const block = await unfold(page, "/api/v2/applications/{applicationKey}");
    expect(await block.locator(".sample code").first().innerText()).toContain("https://app.launchdarkly.com/api/v2/");
    expect(await block.locator(".execute, .try-out__btn").count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    const elsewhere = requests.filter((url) => !url.startsWith(`${server.url}/project/`));
    expect(elsewhere).toEqual([]);
  });
});
