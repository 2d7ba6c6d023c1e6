import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Client, createClient } from "../src/index.js";
import { application, collection } from "./fixtures/bodies.js";
import { serve } from "./fixtures/server.js";
import { token } from "./fixtures/token.js";

const prefix = "/api/v2/applications/";

async function connect(): Promise<{ ld: Client; last: () => string }> {
  const { url, requests } = await serve((response, _count, request) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url?.startsWith(prefix) ? application : collection));
  });
  return { ld: createClient({ token, baseUrl: url, retry: { attempts: 1 } }), last: () => requests.at(-1)?.url ?? "" };
}

/** Any well-formed text. `fc.string` with any code point takes seconds to start. */
const wellFormed = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10_ffff })), { maxLength: 12 })
  .map((points) => String.fromCodePoint(...points))
  .filter((text) => !/\p{Surrogate}/u.test(text));

/** Valid keys, many of them with characters that have a meaning in a URL. */
const key = fc
  .oneof(
    wellFormed,
    fc.string({
      unit: fc.constantFrom("/", "%", "?", "#", "{", "}", "\\", ".", "2", "e", "\0", "\n", "é", "🎉", " ", ";", "+"),
    }),
  )
  .filter((text) => !["", ".", ".."].includes(text));

describe("a key in the path", () => {
  test("reaches the server as one segment that decodes to the key", async () => {
    const { ld, last } = await connect();
    await fc.assert(
      fc.asyncProperty(key, async (applicationKey) => {
        await ld.getApplication({ applicationKey });
        const segments = last().slice(prefix.length).split("/");
        expect(segments.map(decodeURIComponent)).toEqual([applicationKey]);
        expect(last()).not.toMatch(/[?#]/);
      }),
      { numRuns: 300, examples: [["{applicationKey}"], ["%2e%2e"], ["$&"], ["..."], ["a/../b"], ["\u0000"]] },
    );
  });

  test("is sent by GET as by the method", async () => {
    const { ld, last } = await connect();
    await fc.assert(
      fc.asyncProperty(key, async (applicationKey) => {
        await ld.getApplication({ applicationKey });
        const byMethod = last();
        await ld.GET("/api/v2/applications/{applicationKey}", { params: { path: { applicationKey } } });
        expect(last()).toBe(byMethod);
      }),
      { numRuns: 50 },
    );
  });

  const rejected: readonly [unknown, RegExp][] = [
    ["", /can't be ""/],
    [".", /can't be "\."/],
    ["..", /can't be "\.\."/],
    [null, /is missing/],
    [Number.NaN, /can't be NaN/],
    [undefined, /is missing/],
    [{}, /can't be of type object/],
    [["a"], /can't be of type object/],
    [() => "a", /can't be of type function/],
    [Symbol("a"), /can't be of type symbol/],
    ["\ud800", /a lone surrogate/],
    ["a\udc00b", /a lone surrogate/],
  ];
  test.each(rejected)("is rejected before anything is sent, with its name: %j", async (value, problem) => {
    let sent = 0;
    const ld = createClient({ token, fetch: async () => Response.json(++sent) });
    const integrationKey = value as string; // as a caller without types would
    const calls = [
      ld.getAllIntegrationConfigurations({ integrationKey }),
      ld.GET("/api/v2/integration-configurations/keys/{integrationKey}", { params: { path: { integrationKey } } }),
    ];
    for (const call of calls) {
      const error = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toMatch(problem);
      expect(String(error)).toContain(
        "GET /api/v2/integration-configurations/keys/{integrationKey}: the path parameter integrationKey ",
      );
    }
    expect(sent).toBe(0);
  });

  test("is named in the error if a caller without types passes no parameters", async () => {
    const ld = createClient({ token, fetch: () => Promise.reject(new Error("nothing is sent")) });
    for (const given of [undefined, null, {}, "com.acme.shop"]) {
      const parameters = given as { applicationKey: string };
      const call = Promise.resolve().then(() => ld.getApplication(parameters));
      await expect(call).rejects.toThrow(/applicationKey/);
    }
  });
});

describe("expand", () => {
  test("is sent as a comma-separated list, by the method and by GET", async () => {
    const { ld, last } = await connect();
    const expand = ["flags", "other"] as "flags"[]; // as a caller without types would
    await ld.getApplication({ applicationKey: "shop", expand });
    expect(last()).toBe(`${prefix}shop?expand=flags,other`);
    const params = { path: { applicationKey: "shop" }, query: { expand } };
    await ld.GET("/api/v2/applications/{applicationKey}", { params });
    expect(last()).toBe(`${prefix}shop?expand=flags,other`);
  });

  test("is left out if it is undefined or empty", async () => {
    const { ld, last } = await connect();
    for (const expand of [undefined, []]) {
      await ld.getApplication({ applicationKey: "shop", expand });
      expect(last()).toBe(`${prefix}shop`);
    }
  });

  test("can name properties that the spec doesn't know, and is encoded", async () => {
    const { ld, last } = await connect();
    const expand = ["flags", "a,b", "&x=1#"] as "flags"[]; // as a caller without types would
    await ld.getApplication({ applicationKey: "shop", expand });
    expect(last()).toBe(`${prefix}shop?expand=flags,a%2Cb,%26x%3D1%23`);
  });
});
