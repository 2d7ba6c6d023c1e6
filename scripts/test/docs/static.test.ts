import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runNode } from "../setup/command.ts";
import { describeInBrowser, launch, operation, violations, visit } from "./visit.ts";

const script = join(import.meta.dirname, "../../docs/index.ts");

describeInBrowser("the static site", () => {
  let folder: string;
  let server: PreviewServer;
  let browser: Browser;
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-site-")));
    const command = ["--import", import.meta.resolve("tsx"), script, "--out", "project"];
    expect(await runNode(command, folder)).toMatchObject({ code: 0 });
    // Below a path, as GitHub Pages has it.
    const build = { outDir: "." };
    [server, browser] = await Promise.all([
      preview({ root: folder, configFile: false, build, appType: "mpa" }),
      launch(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it("shows the reference below any path, sends nothing elsewhere, and offers no requests", async () => {
    const url = `${server.resolvedUrls?.local[0]}project/`;
    const { page, requests, errors } = await visit(browser, `${url}index.html#getApplication`);
    const section = operation(page, "getApplication");
    await section.getByText("LAUNCHDARKLY_TOKEN").first().waitFor();
    expect(await page.getByRole("button", { name: "Test Request" }).count()).toBe(0);
    await expect.poll(() => violations(page), { timeout: 20_000 }).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !one.startsWith(url))).toEqual([]);
  });

  it("works once the network is gone", async () => {
    const url = `${server.resolvedUrls?.local[0]}project/`;
    const { page, errors } = await visit(browser, url);
    await page.context().setOffline(true);
    await page.locator("aside").first().getByRole("button", { name: "Rate limits", exact: true }).click();
    await page.getByRole("heading", { name: "Rate limits", exact: true }).waitFor();
    await page.evaluate("location.hash = '#getApplication'");
    await operation(page, "getApplication").waitFor();
    // Chromium asks for the icon again.
    expect(errors.filter((error) => !error.includes(".svg"))).toEqual([]);
  });
});
