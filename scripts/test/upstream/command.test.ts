import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { upstream } from "../../upstream/command.ts";
import { cup, documentOf } from "./documents.ts";

let root: string;
const ours = documentOf({ schemas: { Cup: cup } });
const theirs = documentOf({ openapi: "3.0.3", statuses: ["200", "404"], schemas: { Cup: cup } });
const difference = "only there: getCup › status 404, application/json";

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
  throw new Error("Files have to be read without a request.");
}

describe("upstream", () => {
  it("prints unexplained differences and exits with 1", async () => {
    const { code, text } = await run([write("vendor.json", JSON.stringify(theirs))]);
    expect(code).toBe(1);
    expect(text).toContain(`the vendor's (there):\n  ${difference}`);
  });

  it("exits with 0 if every difference is explained", async () => {
    write("list.yaml", `- difference: "${difference}"\n  reason: We leave it out.\n`);
    const { code, text } = await run([write("vendor.json", JSON.stringify(theirs))]);
    expect(code).toBe(0);
    expect(text).toBe("0 unexplained differences, 1 explained, 0 stale explanations.");
  });

  it("prints stale explanations and exits with 1", async () => {
    write("list.yaml", `- difference: "${difference}"\n  reason: We leave it out.\n`);
    const { code, text } = await run([write("vendor.json", JSON.stringify(ours))]);
    expect(code).toBe(1);
    expect(text).toContain(`Remove these entries:\n  ${difference}`);
  });

  it("rejects an explanation without a reason", async () => {
    write("list.yaml", `- difference: "${difference}"\n`);
    await expect(run([write("vendor.json", JSON.stringify(theirs))])).rejects.toThrow("entry 1 needs");
  });

  it("reads YAML", async () => {
    const text = [
      "openapi: 3.0.0",
      "info: { title: Cups, version: '1' }",
      "paths:",
      "  /cups/{cupId}:",
      "    get: { operationId: getCup, responses: { '200': { description: Fine. } } }",
    ].join("\n");
    expect((await run([write("vendor.yaml", text)])).text).toContain("only here: getCup › path parameter id");
  });

  it("fetches a document from a URL", async () => {
    const urls: unknown[] = [];
    const { code } = await run(["https://vendor.example/openapi.json"], async (url) => {
      urls.push(url);
      return Response.json(theirs);
    });
    expect([code, urls]).toEqual([1, ["https://vendor.example/openapi.json"]]);
  });

  it.each<[string, () => Promise<Response>, string]>([
    [
      "a network failure",
      () => Promise.reject(new TypeError("fetch failed", { cause: new Error("no route") })),
      "no route",
    ],
    [
      "an interrupted response",
      async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut off")) })),
      "cut off",
    ],
    ["an error response", async () => new Response("", { status: 503, statusText: "Busy" }), "responded with 503 Busy"],
    ["an HTML page", async () => new Response("<!doctype html><title>Sign in</title>"), "an HTML page instead of"],
    ["JSON that isn't an OpenAPI document", async () => Response.json({ message: "hello" }), "no `openapi` version"],
    ["broken JSON", async () => new Response('{"openapi": '), "can't be read as an OpenAPI document"],
    ["an unsupported version of OpenAPI", async () => Response.json({ ...theirs, openapi: "3.2.0" }), "3.2.0"],
    ["the document of another API", async () => Response.json({ ...theirs, paths: {} }), "none of our operations"],
  ])("reports %s and exits with 2", async (_, fetch, message) => {
    const { code, text } = await run(["https://vendor.example/openapi.json"], fetch);
    expect(code).toBe(2);
    expect(text).toContain(message);
  });

  it.each<[string[], string]>([
    [[], "Pass one file or URL."],
    [["one.json", "two.json"], "Pass one file or URL."],
    [["--sideways"], "Unknown option '--sideways'"],
    [["one.json", "--list"], "--from, --tag and --list are options of take."],
  ])("reports the wrong command line %j and exits with 2", async (args, message) => {
    const { code, text } = await run(args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text).toContain("Usage: npm run upstream");
  });

  it("prints the usage with --help", async () => {
    const { code, text } = await run(["take", "--help"]);
    expect([code, text.split(" -- ")[0]]).toEqual([0, "Usage: npm run upstream"]);
  });

  it("reports a missing file and exits with 2", async () => {
    const { code, text } = await run([join(root, "missing.json")]);
    expect(code).toBe(2);
    expect(text).toContain("There is no such file.");
  });
});
