import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../../chromium.ts";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Nothing that starts with Chromium but the page itself. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page that is open, and what went on in it. */
export interface Visit {
  readonly page: Page;
  /** The URL of every request. */
  readonly requests: readonly string[];
  /** Errors of scripts and of the console, violations of the Content-Security-Policy among them. */
  readonly errors: readonly string[];
}

/** Starts Chromium with an empty profile. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? "chromium", args: quiet });
}

/** Opens a page in a context of its own and waits until its operations are there. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(url);
  await page.locator(".opblock-summary-control").first().waitFor();
  return { page, requests, errors };
}

/** Unfolds the operation of a path and hands out its block. */
export async function unfold(page: Page, path: string) {
  const block = page.locator(".opblock", { has: page.locator(`[data-path="${path}"]`) });
  const control = block.locator(".opblock-summary-control");
  if ((await control.getAttribute("aria-expanded")) === "false") await control.click();
  await block.locator(".samples").waitFor();
  return block;
}

/** What axe-core finds that is serious or worse: rule and elements. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // By the debugger's protocol: the page's policy lets nobody add a script.
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults; // axe-core's own form
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
