// Runs the bundle with what a browser has and without what Node adds: no `process`, no `Buffer`, no `require`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const globals = ["fetch", "Request", "Response", "Headers", "URL", "URLSearchParams", "AbortController", "AbortSignal"];
const more = [
  "TextEncoder",
  "TextDecoder",
  "setTimeout",
  "clearTimeout",
  "queueMicrotask",
  "structuredClone",
  "crypto",
];
const rest = ["performance", "Blob", "FormData", "ReadableStream", "DOMException", "Event", "EventTarget", "console"];
const page = createContext(Object.fromEntries([...globals, ...more, ...rest].map((name) => [name, globalThis[name]])));
runInContext(readFileSync("dist/page.js", "utf8"), page);
const [app, { items }] = await page.page;
assert.equal(app.name, "LaunchDarklyCafe");
assert.ok(items.length > 0);
