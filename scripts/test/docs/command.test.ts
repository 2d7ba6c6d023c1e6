import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode } from "../setup/command.ts";
import { describeInBrowser, launch, operation, type Visit, visit } from "./visit.ts";

const script = join(import.meta.dirname, "../../docs/index.ts");

describe("npm run docs", () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-site-")));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...options: string[]) => runNode(["--import", import.meta.resolve("tsx"), script, ...options], folder);

  it("writes the page, its files and the Markdown, and replaces an earlier run", async () => {
    const out = join(folder, "site");
    for (const time of ["first", "second"]) {
      const { code, stdout, stderr } = await run("--out", "site");
      expect([code, stderr], time).toEqual([0, ""]);
      expect(stdout).toMatch(/^Wrote the site to site\./);
      expect(readdirSync(folder)).toEqual(["site"]);
      expect(existsSync(join(out, "stale.md"))).toBe(false);
      for (const file of ["index.html", "scalar.js", "reference.json", "llms.txt", "schemas/Application.md"]) {
        expect(readFileSync(join(out, file), "utf8")).not.toBe("");
      }
      writeFileSync(join(out, "stale.md"), "of an earlier spec");
    }
  });

  describeInBrowser("writes a site that", () => {
    let server: PreviewServer;
    let browser: Browser;
    let url: string;
    let open: Visit;
    beforeAll(async () => {
      // Below a path, as on GitHub Pages.
      server = await preview({ root: folder, configFile: false, build: { outDir: "." }, appType: "mpa" });
      browser = await launch();
      url = `${server.resolvedUrls?.local[0]}site/`;
      open = await visit(browser, `${url}index.html#getApplication`);
    });
    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    it("shows the reference below any path, and offers no requests", async () => {
      const { page, requests, errors } = open;
      await operation(page, "getApplication").getByText("LAUNCHDARKLY_TOKEN").first().waitFor();
      expect(await page.getByRole("button", { name: "Test Request" }).count()).toBe(0);
      expect(errors).toEqual([]);
      expect(requests.filter((one) => !one.startsWith(url))).toEqual([]);
    });

    it("works once the network is gone", async () => {
      const { page, errors } = open;
      await page.context().setOffline(true);
      await page.locator("aside").first().getByRole("button", { name: "Rate limits", exact: true }).click();
      await page.getByRole("heading", { name: "Rate limits", exact: true }).waitFor();
      await page.evaluate("location.hash = '#getApplication'");
      await operation(page, "getApplication").waitFor();
      // Chromium requests the icon again.
      expect(errors.filter((error) => !error.includes(".svg"))).toEqual([]);
    });
  });

  it("doesn't overwrite other folders", async () => {
    mkdirSync(join(folder, "letters"));
    writeFileSync(join(folder, "letters/dear.txt"), "dear");
    const { code, stderr } = await run("--out", "letters");
    expect(code).toBe(1);
    expect(stderr).toContain("Choose another folder with --out, or empty it.");
    expect(readdirSync(join(folder, "letters"))).toEqual(["dear.txt"]);
  });

  it("rejects an unknown option", async () => {
    const { code, stderr } = await run("--sideways");
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: npm run docs");
  });
});
