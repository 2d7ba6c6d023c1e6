import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!executablePath) throw new Error("There is no Chromium here. On Debian: apt-get install chromium");

const { outputFiles } = await build({
  entryPoints: ["page.js"],
  bundle: true,
  format: "esm",
  platform: "browser",
  write: false,
});
const files = {
  "/": ["<!doctype html><title>Shop</title>", "text/html"],
  "/page.js": [outputFiles[0].text, "text/javascript"],
  "/mockServiceWorker.js": [readFileSync("node_modules/msw/lib/mockServiceWorker.js"), "text/javascript"],
  "/api/v2/applications/own": ["the page's own", "text/plain"],
};
const server = createServer(({ url }, response) => {
  const [body, type] = files[url] ?? ["", "text/plain"];
  response.writeHead(body === "" ? 404 : 200, { "content-type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  await page.goto(origin);
  const seen = await page.evaluate(`import("/page.js").then(({ tryPage }) => tryPage())`);
  assert.deepEqual(seen, { name: "LaunchDarklyCafe", flags: 2, missing: 404, own: "the page's own", requests: 2 });
  console.log("The page got its answers through MSW's worker.");
} finally {
  await browser.close();
  server.close();
}
