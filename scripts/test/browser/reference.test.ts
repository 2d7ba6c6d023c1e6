import { gunzipSync } from "node:zlib";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LiveCopy, startLiveCopy } from "../setup/live-copy.ts";
import { launch, seriousViolations, unfold, type Visit, visit } from "./visit.ts";

const application = "/api/v2/applications/{applicationKey}";
const configurations = "/api/v2/integration-configurations/keys/{integrationKey}";

let copy: LiveCopy;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
  [copy, browser] = await Promise.all([startLiveCopy(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await copy.stop();
});

async function open(path = "/", options = {}) {
  const one = await visit(browser, copy.url + path, options);
  visits.push(one);
  return one.page;
}

/** Sends an operation's request and reads the answer that the page shows. */
async function execute(block: Locator) {
  await block.locator(".execute").click();
  const answer = block.locator(".live-responses-table .response").first();
  await answer.locator(".microlight").first().waitFor();
  return {
    status: await answer.locator(".response-col_status").innerText(),
    body: await answer.locator(".microlight").first().innerText(),
  };
}

describe("the reference page", () => {
  it("has a title, a language, a description and one heading above all others", async () => {
    const page = await open();
    expect(await page.title()).toBe("LaunchDarkly REST API (unofficial)");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.getAttribute('meta[name="description"]', "content")).toMatch(/\w+/);
    expect(await page.getAttribute('meta[name="viewport"]', "content")).toContain("width=device-width");
    expect(await page.locator("h1").allInnerTexts()).toEqual(["LaunchDarkly REST API (unofficial)"]);
    const guide = await page.locator("#guide, #errors").allInnerTexts();
    for (const fact of ["LD-API-Version: beta", "X-Ratelimit-Reset", "Retry-After", "429"]) {
      expect(guide.join("\n")).toContain(fact);
    }
    await page.getByText("The call lacks the beta header").click();
    expect(await page.locator("#errors details[open] pre").innerText()).toContain("message");
  });

  it("calls both operations with the token and the beta header filled in", async () => {
    const page = await open();
    const one = await execute(await unfold(page, application));
    expect(one.status).toContain("200");
    expect(JSON.parse(one.body)).toMatchObject({ key: "com.launchdarkly.cafe", flags: { totalCount: 2 } });
    const other = await execute(await unfold(page, configurations));
    expect(other.status).toContain("200");
    expect(JSON.parse(other.body)).toMatchObject({ items: [{ name: "Example Datadog integration" }, {}] });
  });

  it("shows 404 for a key that there isn't, and 401 for a wrong token", async () => {
    const page = await open();
    const block = await unfold(page, application);
    await block.locator('tr[data-param-name="applicationKey"] input').fill("com.example.nobody");
    expect(await execute(block)).toMatchObject({ status: expect.stringContaining("404") });

    await page.locator(".btn.authorize").click();
    await page.locator(".modal-ux").getByText("Logout").click();
    await page.locator(".modal-ux input").fill("api-wrong");
    await page.locator(".modal-ux .btn.authorize").click();
    await page.locator(".modal-ux .btn-done").click();
    await block.locator(".btn-clear").click();
    const { status, body } = await execute(block);
    expect(status).toContain("401");
    expect(JSON.parse(body)).toMatchObject({ code: "unauthorized" });
  });

  it("has curl and the typed client beside each other, to copy", async () => {
    const page = await open("/", { permissions: ["clipboard-read", "clipboard-write"] });
    const block = await unfold(page, application);
    const [curl = "", client = ""] = await block.locator(".sample code").allInnerTexts();
    expect(curl).toContain(`-H 'Authorization: ${copy.token}'`);
    expect(curl).toContain(`'${copy.url}/api/v2/applications/com.launchdarkly.cafe?expand=flags'`);
    expect(client).toContain('ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] })');
    await block.getByRole("button", { name: "Copy the curl sample" }).click();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(curl);
  });

  it("offers each status's examples by name", async () => {
    const page = await open();
    const block = await unfold(page, application);
    const choose = (status: string) => block.getByRole("combobox", { name: `Example of ${status}`, exact: true });
    expect(await choose("200").locator("option").count()).toBe(5);
    await choose("403").selectOption("BetaHeaderMissing");
    const shown = block.locator('.response[data-code="403"] .microlight');
    await expect.poll(() => shown.innerText()).not.toContain('"code"');
  });

  it("opens an operation that the address names, and unfolds schemas", async () => {
    const page = await open("/#/Integrations%20(beta)/getAllIntegrationConfigurations");
    await page.locator(".opblock.is-open").waitFor();
    const link = page.getByRole("link", { name: "Link to getAllIntegrationConfigurations" });
    expect(await link.getAttribute("href")).toBe("#/Integrations%20(beta)/getAllIntegrationConfigurations");
    await page.locator(".models-control").click();
    await page.locator(".models").getByRole("button", { name: "ErrorBody" }).first().click();
    await page
      .locator(".models")
      .getByText("rate_limited")
      .or(page.locator(".models").getByText("message"))
      .first()
      .waitFor();
  });

  it("is worked by keyboard alone", async () => {
    const page = await open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the operations");
    const control = page.locator(".opblock-summary-control").first();
    await control.focus();
    await page.keyboard.press("Enter");
    await page.locator(".opblock.is-open .samples").waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => control.getAttribute("aria-expanded")).toBe("false");
  });

  it.each([
    ["a desktop", { viewport: { width: 1200, height: 900 }, colorScheme: "light" }],
    ["a desktop in the dark", { viewport: { width: 1200, height: 900 }, colorScheme: "dark" }],
    ["a phone", { viewport: { width: 375, height: 800 }, colorScheme: "light" }],
  ] as const)("has no serious fault of accessibility on %s, and fits its width", async (name, options) => {
    const page = await open("/", options);
    await execute(await unfold(page, application));
    await unfold(page, configurations);
    await page.screenshot({ path: `reports/screenshots/${name.replaceAll(" ", "-")}.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(options.viewport.width);
    const [background] = await page.evaluate<number[]>(
      "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)",
    );
    expect((background ?? 0) < 128).toBe(options.colorScheme === "dark");
  });

  it("weighs at most 600 kB compressed with gzip", async () => {
    const { page, requests } = await visit(browser, `${copy.url}/`);
    await page.waitForLoadState("load");
    const own = requests.filter((url) => !url.endsWith("/events"));
    const sizes = await Promise.all(own.map(weigh));
    expect(own.some((url) => url.endsWith("/assets/swagger-ui-bundle.js"))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(600_000);
  });

  it("asked nobody but this machine, and broke neither a script nor its policy", () => {
    expect(visits.length).toBeGreaterThan(8);
    const origins = new Set(visits.flatMap(({ requests }) => requests.map((url) => new URL(url).origin)));
    expect([...origins]).toEqual([copy.url]);
    // The answers 404 and 401 that the test above asked for.
    const asked = /^Failed to load resource: .* 40[14] .*\/api\/v2\//;
    expect(visits.flatMap(({ errors }) => errors).filter((error) => !asked.test(error))).toEqual([]);
  });
});

/** How many bytes of a file's body travel, compressed with gzip. */
async function weigh(url: string): Promise<number> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const options = { headers: { "accept-encoding": "gzip" } };
    request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        gunzipSync(body); // it is what it says
        resolve(body.length);
      });
    })
      .on("error", reject)
      .end();
  });
}
