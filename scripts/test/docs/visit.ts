import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { describe, vi } from "vitest";
import { findChromium, launchChromium } from "../../release/chromium.ts";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** A page that is open, and what went on in it. */
export interface Visit {
  readonly page: Page;
  /** The URL of every request. */
  readonly requests: readonly string[];
  /** Errors of scripts and of the console, violations of the Content-Security-Policy among them. */
  readonly errors: readonly string[];
}

const executablePath = findChromium();

/** Groups browser tests. They are left out where there is no Chromium, unless CHROMIUM_REQUIRED is set. */
export const describeInBrowser = describe.runIf(executablePath);

if (!executablePath) {
  const advice = "Install Chromium (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM to its path.";
  if (process.env["CHROMIUM_REQUIRED"]) throw new Error(`The browser tests need Chromium. ${advice}`);
  console.warn(`The browser tests are left out: there is no Chromium. ${advice}`);
}

/** Starts Chromium with an empty profile. */
export function launch(): Promise<Browser> {
  return launchChromium(executablePath ?? "chromium");
}

/** Opens a page in a context of its own and waits until the reference is there. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(url);
  await page.locator(".references-rendered").waitFor();
  return { page, requests, errors };
}

/** The section of an operation on the page. */
export function operation(page: Page, operationId: string) {
  return page.locator(`[id$="/${operationId}"].section, section[id$="/${operationId}"]`).first();
}

/**
 * Clicks, and waits for the effect. Clicks again if there is none: a click is lost if the page renders that part again at that moment.
 *
 * @param effect - waits for the effect, and rejects after a timeout
 */
export function click<Effect>(
  target: Locator,
  effect: (options: { readonly timeout: number }) => Promise<Effect>,
): Promise<Effect> {
  const options = { timeout: 10_000 };
  const attempt = async () => (await Promise.all([target.click(options), effect(options)]))[1];
  return vi.waitFor(attempt, { timeout: 120_000 });
}

/** Violations that axe-core finds on a page: rule and element. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated through the debugger's protocol: the page's policy allows no scripts of others.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  // Everything else that axe reports is large, and slow to transfer.
  return page.evaluate<string[]>(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`);
}
