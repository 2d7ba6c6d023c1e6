import { describe, expect, test } from "vitest";
import { MalformedResponseError } from "../src/index.js";
import { application } from "./fixtures/bodies.js";
import { connect, get } from "./fixtures/connect.js";
import { rejection } from "./fixtures/stub.js";

describe("a response", () => {
  test("may have properties and enum values that the spec doesn't know", async () => {
    const body = { ...application, kind: "toaster", snowflake: { setup: [null, 1.5, "é"] }, __proto__: undefined };
    const text = `{"__proto__":{"polluted":true},${JSON.stringify(body).slice(1)}`;
    const ld = connect(async () => new Response(text, { headers: { "content-type": "application/json" } }));
    const data = await get(ld);
    expect(JSON.stringify(data)).toBe(text);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    "application/json; charset=utf-8",
    "application/json;q=1",
    "application/json ;a=b",
    "APPLICATION/JSON",
    "application/vnd.ld+json",
    "text/json",
  ])("of type %s is read as JSON", async (type) => {
    const ld = connect(async () => new Response(JSON.stringify(application), { headers: { "content-type": type } }));
    expect(await get(ld)).toEqual(application);
  });

  test.each([
    "text/html",
    "text/plain",
    "application/jsonp",
    "application/json-seq",
    "application/xml",
    "text/html; profile=/json",
    "notjson",
    "",
  ])("of type %j is malformed, and the error names the type", async (type) => {
    const ld = connect(async () => new Response(JSON.stringify(application), { headers: { "content-type": type } }));
    const error = await rejection(get(ld));
    expect(error).toBeInstanceOf(MalformedResponseError);
    expect(error).toMatchObject({
      status: 200,
      message: expect.stringContaining(`with ${type || "no content type"}, not JSON`),
    });
  });

  test.each([
    ["", "without a body"],
    ['{"key":"com.acme', "with a body that is not JSON"],
    ["null", "with JSON that is not an object"],
    ["[]", "with JSON that is not an object"],
    ['"text"', "with JSON that is not an object"],
  ])("%j is malformed, and the error says how", async (body, words) => {
    const ld = connect(async () => new Response(body, { headers: { "content-type": "application/json" } }));
    const message = expect.stringContaining(`returned 200 ${words}`);
    expect(await rejection(get(ld))).toMatchObject({ name: "MalformedResponseError", message });
  });

  test("is available along with its body", async () => {
    const ld = connect(async () => Response.json(application, { headers: { "x-request-id": "1a2b" } }));
    const { data, response } = await get(ld).withResponse();
    expect(data).toEqual(application);
    expect([response.status, response.headers.get("x-request-id")]).toEqual([200, "1a2b"]);
  });
});
