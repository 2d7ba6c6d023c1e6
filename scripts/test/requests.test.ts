import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OperationDescription } from "@ld-rest/client";
import { beforeAll, expect, test } from "vitest";
import { writeRequest } from "../../packages/client/src/request.ts";
import { generate } from "../pipeline.ts";
import { folderTarget } from "../targets.ts";
import { scratchFolder } from "./setup/compile.ts";

let descriptions: Readonly<Record<string, OperationDescription>>;
beforeAll(async () => {
  const folder = scratchFolder("requests");
  const spec = join(import.meta.dirname, "documents/workshop.yaml");
  const { artifacts } = await generate(spec, folderTarget(folder), {
    lint: "warn",
    only: ["operations", "types", "schemas"],
  });
  for (const { file, text } of artifacts) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  descriptions = (await import(join(folder, "operations.gen.ts"))).operationDescriptions;
});

/** What goes out for a call of a method. */
function request(method: string, values: Readonly<Record<string, unknown>> = {}) {
  const operation = descriptions[method];
  if (!operation) throw new Error(`There is no method ${method}`);
  const read = ({ key, name }: { key?: string; name: string }) => values[key ?? name];
  const outgoing = writeRequest("https://workshop.test", operation, read, values["body"], {});
  return {
    sent: `${outgoing.method} ${outgoing.url.replace("https://workshop.test", "")}`,
    headers: Object.fromEntries(Object.entries(outgoing.headers).filter(([name]) => name !== "authorization")), // of another layer
    body: outgoing.body,
  };
}

test("Queries travel in the style that each parameter has", () => {
  const sent = (values: object) => request("listTools", { ...values }).sent;
  expect(sent({ ids: [1, 2] })).toBe("GET /tools?ids=1&ids=2");
  expect(sent({ tags: ["a b", "c,d"] })).toBe("GET /tools?tags=a%20b,c%2Cd");
  expect(sent({ sizes: [1, 2.5] })).toBe("GET /tools?sizes=1%202.5");
  expect(sent({ colours: ["red", "dark blue"] })).toBe("GET /tools?colours=red|dark%20blue");
  expect(sent({ filter: { maker: "A&B", year: 1999 } })).toBe("GET /tools?filter[maker]=A%26B&filter[year]=1999");
  expect(sent({ range: { from: 1, to: 2 } })).toBe("GET /tools?from=1&to=2");
  expect(sent({ position: { x: 1, y: 2 } })).toBe("GET /tools?position=x,1,y,2");
  expect(sent({ query: { any: ["a", "b"] } })).toBe(`GET /tools?query=${encodeURIComponent('{"any":["a","b"]}')}`);
  expect(sent({ limit: null, old: undefined, ids: [] })).toBe("GET /tools");
});

test("Names and values are escaped, reserved characters where the spec would allow them too", () => {
  expect(request("listTools", { "filter[name]": "50%" }).sent).toBe("GET /tools?filter%5Bname%5D=50%25");
  expect(request("listTools", { raw: "a/b?c#d" }).sent).toBe("GET /tools?raw=a%2Fb%3Fc%23d");
});

test("Headers and cookies go where they belong, and a header with one value goes by itself", () => {
  expect(request("listTools", { "X-Request-Id": "1", "X-Sort": ["a", "b"], session: "s;1" }).headers).toEqual({
    "X-Request-Id": "1",
    "X-Sort": "a,b",
    "X-Api-Edition": "2",
    cookie: "session=s%3B1",
  });
});

test("Paths hold two parameters in one segment, lists and objects", () => {
  expect(request("constructorOperation", { row: 1, column: "A", queryRow: "x" }).sent).toBe("GET /shelves/1-A?row=x");
  expect(
    request("reposGet", { owner: "a/b", repo: 7, colours: ["red", "blue"], coordinates: { x: 1, y: 2 } }).sent,
  ).toBe("GET /owners/.a%2Fb/repos/7/red,blue;x=1;y=2");
});

test("A body travels in its media type, JSON where the operation takes several", () => {
  expect(request("addTool", { body: { kind: "saw", teeth: 24 } })).toEqual({
    sent: "POST /tools",
    headers: { "content-type": "application/json" },
    body: '{"kind":"saw","teeth":24}',
  });
  expect(request("thenOperation", { toolId: 1, body: { teeth: 32 } })).toMatchObject({
    sent: "PATCH /tools/1",
    headers: { "content-type": "application/merge-patch+json" },
  });
  expect(request("thenOperation", { toolId: 1 })).toMatchObject({ headers: {}, body: undefined });
  expect(request("sendMessage", { body: { message: "hi" } }).headers).toEqual({ "content-type": "application/json" });
});

test("Forms and bytes are handed to fetch as they are", () => {
  const form = new URLSearchParams({ amount: "2" });
  expect(request("order", { body: form, queryBody: "no" })).toEqual({
    sent: "POST /orders?body=no",
    headers: {},
    body: form,
  });
  const bytes = new Uint8Array([1, 2]);
  expect(request("writeManual", { name: "saw", body: bytes })).toEqual({
    sent: "PUT /manuals/saw",
    headers: { "content-type": "application/pdf" },
    body: bytes,
  });
});

test("Where a success can come as JSON or as a page, the client asks for JSON", () => {
  expect(request("readTool", { toolId: 1, verbose: 2 })).toMatchObject({
    sent: "GET /tools/1?verbose=2",
    headers: { accept: "application/json, application/vnd.workshop+json" },
  });
});
