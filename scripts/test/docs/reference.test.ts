import { gzipSync } from "node:zlib";
import type { OpenAPI3 } from "openapi-typescript";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Addresses, createDevServer, type DevServer } from "../../dev/server.ts";
import { type Operation, readOperations } from "../../generate/model/operations.ts";
import { own, readDocument } from "../setup/bundle.ts";
import { click, describeInBrowser, launch, operation, type Visit, violations, visit } from "./visit.ts";

describeInBrowser("the reference page", () => {
  let server: DevServer;
  let addresses: Addresses;
  let browser: Browser;
  let document: OpenAPI3;
  let operations: Operation[];
  let first: Visit;
  let page: Page;

  beforeAll(async () => {
    [server, browser, document] = await Promise.all([createDevServer(0), launch(), readDocument(own)]);
    operations = readOperations(document);
    addresses = await server.start(document);
    first = await visit(browser, addresses.page);
    page = first.page;
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Follows a link within the page, which stays as it is. */
  async function follow(hash: string) {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  }

  /** Loads the page anew: nothing that was typed or expanded is left. */
  async function load(hash = "") {
    await page.goto("about:blank");
    await page.goto(addresses.page + hash);
    await page.locator(".references-rendered").waitFor();
  }

  const client = () => page.locator(".scalar-client[role=dialog]");

  async function openClient(name: string) {
    await click(operation(page, name).getByRole("button", { name: "Test Request" }), (options) =>
      client().waitFor(options),
    );
  }

  function send() {
    return click(client().getByRole("button", { name: "Send" }).first(), (options) =>
      page.waitForResponse((one) => one.url().startsWith(`${addresses.url}/api/`), options),
    );
  }

  it("has a title, a language and the guides in the sidebar, each with its text", async () => {
    expect(await page.title()).toBe(document.info.title);
    expect(await page.getAttribute("html", "lang")).toBe("en");
    const sidebar = page.locator("aside").first();
    for (const guide of [
      "Quick start",
      "Authentication",
      "Errors",
      "Rate limits",
      "Testing with the fake",
      "Versions",
    ]) {
      const slug = guide.toLowerCase().replaceAll(" ", "-");
      await click(sidebar.getByRole("button", { name: guide, exact: true }), (options) =>
        page.waitForURL(({ hash }) => hash === `#description/${slug}`, options),
      );
      await page.getByRole("heading", { name: guide, exact: true }).first().waitFor();
    }
  });

  it("finds every operation by its summary", async () => {
    for (const { name, summary = name } of operations) {
      const search = page.getByRole("combobox").last();
      await click(page.getByRole("button", { name: "Open Search" }), (options) => search.waitFor(options));
      await search.fill(summary);
      await click(page.getByRole("option", { name: summary }).first(), (options) =>
        page.waitForURL(({ hash }) => hash.endsWith(`/${name}`), options),
      );
      await operation(page, name).waitFor();
    }
  });

  it("calls every operation with the token and the required parameters filled in", async () => {
    for (const { name } of operations) {
      await follow(`#${name}`);
      await openClient(name);
      const response = await send();
      expect([name, response.status()]).toEqual([name, 200]);
      expect(response.request().headers()).toMatchObject({ authorization: addresses.token });
      await client().getByText("200").first().waitFor();
      await page.keyboard.press("Escape");
      await client().waitFor({ state: "hidden" });
    }
  });

  it("shows 403 without the beta header, 404 for an unknown key, and 401 for a wrong token", async () => {
    await load("#getApplication");
    await openClient("getApplication");
    const status = async () => (await send()).status();
    const beta = client().locator("tr", { hasText: "LD-API-Version" }).locator("input[type=checkbox]");
    await beta.uncheck({ force: true });
    // Scalar applies a value a moment after it was entered.
    await expect.poll(status, { interval: 500 }).toBe(403);
    await client().getByText("This API is in beta.").first().waitFor();
    await beta.check({ force: true });
    await type(client().locator(".cm-content", { hasText: "com.launchdarkly.cafe" }), "com.example.nobody");
    await expect.poll(status, { interval: 500 }).toBe(404);
    await client().locator("input[type=text]").first().fill("api-wrong");
    await expect.poll(status, { interval: 500 }).toBe(401);
    await client().getByText("Invalid access token").or(client().getByText("unauthorized")).first().waitFor();
  });

  it("is accessible while a request is made, and the page behind it can't be reached", async () => {
    await expect.poll(() => violations(page)).toEqual([]);
    expect(await page.locator(".references-rendered[inert]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".references-rendered[inert]").count()).toBe(0);
  });

  it("shows each status's examples by the names of their fixtures", async () => {
    await follow("#getApplication");
    const section = operation(page, "getApplication");
    for (const { status } of operations[0]?.responses ?? []) {
      const property = status.startsWith("2") ? '"key"' : '"message"';
      await click(section.getByRole("tab", { name: status }), (options) =>
        section.locator("code", { hasText: property }).first().waitFor(options),
      );
    }
    const select = section.locator("button", { hasText: /^Sel|fixtures\./ }).last();
    await click(section.getByRole("tab", { name: "403" }), (options) => select.waitFor(options));
    const fixture = page.getByText("fixtures.betaHeaderMissing").last();
    await click(select, (options) => fixture.waitFor(options));
    await click(fixture, (options) => section.getByText("This API is in beta.").waitFor(options));
  });

  it("expands a response's schema, down to nested objects", async () => {
    await follow("#getApplication");
    const section = operation(page, "getApplication");
    const nested = section.getByRole("button", { name: /Show .*(Child|Maintainer)/i }).first();
    await click(section.getByRole("button", { name: /^200/ }), (options) => nested.waitFor(options));
    await section.getByText("autoAdded").first().waitFor();
    await nested.click();
  });

  it("has the client's sample first, and those of other languages with the example values", async () => {
    await follow("#getApplication");
    const section = operation(page, "getApplication");
    await section.getByText("createClient").first().waitFor();
    for (const [language, text] of [
      ["Curl", `${addresses.url}/api/v2/applications/com.launchdarkly.cafe`],
      ["Requests", "requests.get("],
      ["NewRequest", "http.NewRequest("],
    ] as const) {
      const select = section.locator("button", { hasText: /client|Curl|Requests/ }).first();
      const option = page.getByRole("option", { name: language, exact: true }).last();
      await click(select, (options) => option.waitFor(options));
      await option.click();
      await expect.poll(() => section.innerText()).toContain(text);
      expect(await section.innerText()).toContain("com.launchdarkly.cafe");
    }
  });

  it.each([
    ["an operation", "#getApplication", "section[id$='/getApplication']"],
    ["an operation whose tag had another name", "#tag/apps/getApplication", "section[id$='/getApplication']"],
    ["a schema", "#model/Application", "[id$='model/Application']"],
    ["an error", "#description/notfounderror", "h2[id$='/notfounderror']"],
  ])("opens %s that a link names, and does so when the link is followed later, too", async (_, hash, selector) => {
    await load(hash);
    await expect.poll(() => isInView(page, selector)).toBe(true);
    await follow("#description/introduction");
    await expect.poll(() => isInView(page, selector)).toBe(false);
    await follow(hash);
    await expect.poll(() => isInView(page, selector)).toBe(true);
  });

  it("is usable with the keyboard alone", async () => {
    await load();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Get an application");
    await page.getByRole("option", { name: "Get an application" }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("/getApplication");
    const entry = page.locator("aside").first().getByRole("button", { name: "Rate limits", exact: true });
    await entry.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("#description/rate-limits");
  });

  it.each([
    ["a desktop", { width: 1400, height: 900 }, "light"],
    ["a desktop in the dark", { width: 1400, height: 900 }, "dark"],
    ["a phone", { width: 390, height: 844 }, "light"],
  ] as const)("is accessible on %s, and fits its width", async (name, size, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await load();
    for (const [hash, selector] of [
      ["#description/introduction", "h1"],
      ["#description/errors", "[id$='description/errors']"],
      ["#model/Application", "[id$='model/Application']"],
      ["#getApplication", "section[id$='/getApplication']"],
    ] as const) {
      await follow(hash);
      await expect.poll(() => isInView(page, selector)).toBe(true);
      await expect.poll(() => violations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(size.width);
      const dark = await page.evaluate("document.body.classList.contains('dark-mode')");
      expect(dark).toBe(colorScheme === "dark");
    }
    await page.screenshot({ path: `reports/screenshots/${name.replaceAll(" ", "-")}.png` });
  });

  it("weighs at most 1.1 MB compressed with gzip", async () => {
    const files = new Set(first.requests.filter((url) => url.startsWith(addresses.page)));
    expect([...files]).toContain(`${addresses.page}scalar.js`);
    const sizes = await Promise.all(
      [...files].map(async (url) => gzipSync(await (await fetch(url)).arrayBuffer()).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_100_000);
  });

  it("sent requests to this machine only, and logged no error", () => {
    const hosts = new Set(first.requests.map((url) => new URL(url).host));
    expect([...hosts].filter((host) => host !== "")).toEqual([new URL(addresses.url).host]);
    // The error responses that the test above requested.
    const expected = /^Failed to load resource: .* 40[134] .*\/api\/v2\//;
    expect(first.errors.filter((error) => !expected.test(error))).toEqual([]);
  });
});

/** Replaces what a field contains, as a person would: the editor takes the value over when the field is left. */
async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  const { keyboard } = field.page();
  await keyboard.press("Control+a");
  await keyboard.type(text);
  await keyboard.press("Tab");
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    `(() => { const { top, bottom } = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return bottom > 0 && top < innerHeight; })()`,
  );
}
