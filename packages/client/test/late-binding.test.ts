import { execFileSync } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { createClient } from "../src/index.js";
import { application } from "./fixtures/bodies.js";
import { bundle } from "./fixtures/bundle.js";
import { token } from "./fixtures/token.js";

const body = JSON.stringify(application);

/** Runs a module in a process of its own. It comes from standard input, since a client of many operations is too big for an argument. */
function run(script: string): string {
  const options = { encoding: "utf8", timeout: 20_000, input: script } as const;
  return execFileSync(process.execPath, ["--input-type=module", "-"], options);
}

test("fetch is looked up at each call, so that a mock installed later is used", async () => {
  const real = globalThis.fetch;
  onTestFinished(() => {
    globalThis.fetch = real;
  });
  const ld = createClient({ token });
  const seen: string[] = [];
  for (const name of ["first", "second"]) {
    globalThis.fetch = async () => {
      seen.push(name);
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    await ld.getApplication({ applicationKey: "shop" });
  }
  expect(seen).toEqual(["first", "second"]);
});

test("importing the package doesn't use the globals of fetch", async () => {
  const client = `data:text/javascript;base64,${Buffer.from(await bundle("es")).toString("base64")}`;
  const script = `
    for (const name of ["fetch", "Request", "Response", "Headers", "FormData", "XMLHttpRequest"]) {
      const get = () => { throw new Error(name + " was touched"); };
      Object.defineProperty(globalThis, name, { get, configurable: true });
    }
    const { createClient } = await import(${JSON.stringify(client)});
    console.log(typeof createClient);
  `;
  const output = run(script);
  expect(output.trim()).toBe("function");
});

test("a client leaves nothing behind that keeps a process alive", async () => {
  const client = `data:text/javascript;base64,${Buffer.from(await bundle("es")).toString("base64")}`;
  const script = `
    const { createClient } = await import(${JSON.stringify(client)});
    const headers = { "content-type": "application/json", "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": "9999999999999" };
    const fetch = async () => new Response(${JSON.stringify(body)}, { headers });
    const ld = createClient({ token: ${JSON.stringify(token)}, fetch });
    await ld.getApplication({ applicationKey: "shop" });
    const waiting = ld.getApplication({ applicationKey: "shop" }, { signal: AbortSignal.timeout(20) });
    console.log(await waiting.catch((error) => error.name));
  `;
  const output = run(script);
  expect(output.trim()).toBe("TimeoutError");
});
