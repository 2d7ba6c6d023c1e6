import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { upstream } from "../../upstream/command.ts";
import { cup, documentOf } from "./documents.ts";

let root: string;
const ours = documentOf({ schemas: { Cup: cup } });
const theirs = documentOf({ openapi: "3.0.3", statuses: ["200", "404"], schemas: { Cup: cup } });
const difference = "only there: status 404 of getCup";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ld-rest-upstream-"));
  mkdirSync(join(root, "openapi"));
  write("openapi/openapi.yaml", JSON.stringify(ours)); // JSON is YAML
  write("list.yaml", "[]");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): string {
  writeFileSync(join(root, path), text);
  return join(root, path);
}

async function run(args: readonly string[], fetch: typeof globalThis.fetch = neverFetch) {
  const lines: string[] = [];
  const print = (text: string) => lines.push(text);
  const output = { out: print, error: print };
  const code = await upstream(args, { root, list: join(root, "list.yaml"), output, fetch });
  return { code, text: lines.join("\n") };
}

function neverFetch(): Promise<Response> {
  throw new Error("A file needs no network.");
}

describe("upstream", () => {
  it("exits with 1 and tells what is not explained", async () => {
    const { code, text } = await run([write("vendor.json", JSON.stringify(theirs))]);
    expect(code).toBe(1);
    expect(text).toContain(`In the vendor's document, not in ours:\n  ${difference}`);
  });

  it("exits with 0 where every difference is explained", async () => {
    write("list.yaml", `- difference: "${difference}"\n  reason: We leave it out.\n`);
    const { code, text } = await run([write("vendor.json", JSON.stringify(theirs))]);
    expect(code).toBe(0);
    expect(text).toBe("0 differences to explain, 1 deliberate, 0 explained in vain.");
  });

  it("exits with 1 where an explanation no longer applies", async () => {
    write("list.yaml", `- difference: "${difference}"\n  reason: We leave it out.\n`);
    const { code, text } = await run([write("vendor.json", JSON.stringify(ours))]);
    expect(code).toBe(1);
    expect(text).toContain(`take them off the list:\n  ${difference}`);
  });

  it("wants a reason for every explanation", async () => {
    write("list.yaml", `- difference: "${difference}"\n`);
    await expect(run([write("vendor.json", JSON.stringify(theirs))])).rejects.toThrow("entry 1 needs");
  });

  it("reads YAML as well as JSON", async () => {
    const text = [
      "openapi: 3.0.0",
      "info: { title: Cups, version: '1' }",
      "paths:",
      "  /cups/{cupId}:",
      "    get: { operationId: getCup, responses: { '200': { description: Fine. } } }",
    ].join("\n");
    expect((await run([write("vendor.yaml", text)])).text).toContain("only here: path parameter id of getCup");
  });

  it("fetches a URL", async () => {
    const seen: unknown[] = [];
    const { code } = await run(["https://vendor.example/openapi.json"], async (url) => {
      seen.push(url);
      return Response.json(theirs);
    });
    expect([code, seen]).toEqual([1, ["https://vendor.example/openapi.json"]]);
  });

  it.each<[string, () => Promise<Response>, string]>([
    [
      "a network failure",
      () => Promise.reject(new TypeError("fetch failed", { cause: new Error("no route") })),
      "no route",
    ],
    [
      "a connection that breaks off",
      async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut off")) })),
      "cut off",
    ],
    ["a refusal", async () => new Response("", { status: 503, statusText: "Busy" }), "answered 503 Busy"],
    ["a page", async () => new Response("<!doctype html><title>Sign in</title>"), "a page (HTML), not with a document"],
    ["JSON that is no document", async () => Response.json({ message: "hello" }), "no `openapi` version"],
    ["broken JSON", async () => new Response('{"openapi": '), "no OpenAPI document that can be read"],
    ["another version", async () => Response.json({ ...theirs, openapi: "3.2.0" }), "3.2.0"],
    ["another API's document", async () => Response.json({ ...theirs, paths: {} }), "none of our operations"],
  ])("exits with 2 and a clear word for %s", async (_, fetch, word) => {
    const { code, text } = await run(["https://vendor.example/openapi.json"], fetch);
    expect(code).toBe(2);
    expect(text).toContain(word);
  });

  it.each([[], ["one.json", "two.json"], ["--what"]])(
    "exits with 2 for the command line %j",
    async (...args: string[]) => {
      expect((await run(args)).code).toBe(2);
    },
  );

  it("exits with 2 where there is no such file", async () => {
    const { code, text } = await run([join(root, "missing.json")]);
    expect(code).toBe(2);
    expect(text).toContain("There is no such file.");
  });
});
