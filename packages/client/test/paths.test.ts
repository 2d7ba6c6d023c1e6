import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Client, createClient } from "../src/index.js";
import { application, collection } from "./fixtures/bodies.js";
import { serve } from "./fixtures/server.js";
import { wellFormed } from "./fixtures/text.js";
import { token } from "./fixtures/token.js";

const prefix = "/api/v2/applications/";

async function connect(): Promise<{ ld: Client; last: () => string }> {
  const { url, requests } = await serve((response, _count, request) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url?.startsWith(prefix) ? application : collection));
  });
  return { ld: createClient({ token, baseUrl: url, retry: { attempts: 1 } }), last: () => requests.at(-1)?.url ?? "" };
}

/** Strings that are hard on a path, and any others. */
const key = fc
  .oneof(
    wellFormed,
    fc.string({
      unit: fc.constantFrom("/", "%", "?", "#", "{", "}", "\\", ".", "2", "e", "\0", "\n", "é", "🎉", " ", ";", "+"),
    }),
  )
  .filter((text) => !["", ".", ".."].includes(text));

describe("a key in the path", () => {
  test("reaches the server as one segment that decodes to itself, whatever it holds", async () => {
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

  test("is sent by GET as it is by the method", async () => {
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

  const refused: readonly [unknown, RegExp][] = [
    ["", /can't be ""/],
    [".", /can't be "\."/],
    ["..", /can't be "\.\."/],
    [null, /must be a string, not null/],
    [undefined, /must be a string, not undefined/],
    [7, /must be a string, not number/],
    [Number.NaN, /must be a string, not number/],
    [true, /must be a string, not boolean/],
    [{}, /must be a string, not object/],
    [["a"], /must be a string, not object/],
    [() => "a", /must be a string, not function/],
    [Symbol("a"), /must be a string, not symbol/],
    [Object("a"), /must be a string, not object/],
    ["\ud800", /a lone surrogate/],
    ["a\udc00b", /a lone surrogate/],
  ];
  test.each(refused)("is refused before anything is sent, by its name, where it is %j", async (value, problem) => {
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
      expect(String(error)).toContain("GET /api/v2/integration-configurations/keys/{integrationKey}: integrationKey ");
    }
    expect(sent).toBe(0);
  });

  test("is refused by its name where a caller without types gives no parameters at all", async () => {
    const ld = createClient({ token, fetch: () => Promise.reject(new Error("nothing is sent")) });
    for (const given of [undefined, null, {}, "com.acme.shop"]) {
      const parameters = given as { applicationKey: string };
      const call = Promise.resolve().then(() => ld.getApplication(parameters));
      await expect(call).rejects.toThrow(/applicationKey must be a string, not undefined/);
    }
  });
});

describe("expand", () => {
  test("travels as a list separated by commas", async () => {
    const { ld, last } = await connect();
    await ld.getApplication({ applicationKey: "shop", expand: ["flags"] });
    expect(last()).toBe(`${prefix}shop?expand=flags`);
  });

  test("is left out where it is undefined or empty", async () => {
    const { ld, last } = await connect();
    for (const expand of [undefined, []]) {
      await ld.getApplication({ applicationKey: "shop", expand });
      expect(last()).toBe(`${prefix}shop`);
    }
  });

  test("can name what the spec doesn't know yet, and can't break out of its place", async () => {
    const { ld, last } = await connect();
    const expand = ["flags", "a,b", "&x=1#"] as "flags"[]; // as a caller without types would
    await ld.getApplication({ applicationKey: "shop", expand });
    expect(last()).toBe(`${prefix}shop?expand=flags,a%2Cb,%26x%3D1%23`);
  });
});
