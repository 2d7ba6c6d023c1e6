import { describe, expect, test } from "vitest";
import { createClient } from "../src/index.js";
import { application } from "./fixtures/bodies.js";
import { rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

const path = "/api/v2/applications/{applicationKey}";
const init = { params: { path: { applicationKey: "shop" } } };

function connect(answer: () => Response) {
  const sent: { readonly url: string; readonly headers: Headers }[] = [];
  const fetch = async (url: string, { headers }: RequestInit) => {
    sent.push({ url, headers: new Headers(headers) });
    return answer();
  };
  return { ld: createClient({ token, fetch, retry: { attempts: 1 } }), sent };
}

describe("ld.GET", () => {
  test("resolves to data, status and response of a success", async () => {
    const { ld } = connect(() => Response.json(application, { headers: { "x-request-id": "1a2b" } }));
    const result = await ld.GET(path, init);
    expect(result).toMatchObject({ status: 200, data: application });
    expect(result.error).toBeUndefined();
    expect(result.response.headers.get("x-request-id")).toBe("1a2b");
  });

  test("sends the beta header and the token without being asked to, and lets nobody replace them", async () => {
    const { ld, sent } = connect(() => Response.json(application));
    const header = { "LD-API-Version": "20240415", authorization: "api-other" };
    const params = { ...init.params, header };
    await ld.GET(path, { params });
    expect(sent[0]?.headers.get("LD-API-Version")).toBe("beta");
    expect(sent[0]?.headers.get("authorization")).toBe(token);
  });

  test("writes path and query as the methods do", async () => {
    const { ld, sent } = connect(() => Response.json(application));
    await ld.GET(path, { params: { path: { applicationKey: "a/b" }, query: { expand: ["flags"] } } });
    await ld.getApplication({ applicationKey: "a/b", expand: ["flags"] });
    expect(sent[0]?.url).toBe("https://app.launchdarkly.com/api/v2/applications/a%2Fb?expand=flags");
    expect(sent[1]?.url).toBe(sent[0]?.url);
  });

  test("resolves to the body of an error, with properties that the spec doesn't know", async () => {
    const body = { message: "Unknown key", code: "not_found", id: "1a2b", detail: { more: [1] } };
    const { ld } = connect(() => Response.json(body, { status: 404 }));
    const result = await ld.GET(path, init);
    expect(result).toMatchObject({ status: 404, error: body });
    expect(result.data).toBeUndefined();
    expect(result.response.status).toBe(404);
  });

  test.each([
    ["nothing", null],
    ["a text", "Not found"],
    ["broken JSON", '{"message":"Not'],
    ["JSON without a message", '{"code":"not_found"}'],
    ["JSON whose message is no text", '{"message":7}'],
    ["null", "null"],
  ])("always has an error with a message, where the body is %s", async (_name, body) => {
    const { ld } = connect(() => new Response(body, { status: 404 }));
    const { error } = await ld.GET(path, init);
    expect(error?.message).toMatch(/^GET .* answered 404/);
  });

  test("keeps what else is known where the body has no message", async () => {
    const { ld } = connect(() => Response.json({ code: "not_found", id: "1a2b", message: 7 }, { status: 404 }));
    const { error } = await ld.GET(path, init);
    expect(error).toEqual({ code: "not_found", id: "1a2b", message: expect.stringMatching(/answered 404 not_found/) });
  });

  test.each(["/api/v2/nothing", "/api/v2/applications/shop", "", "__proto__", "toString"])(
    "refuses the path %j, which the spec doesn't have, before anything is sent",
    async (unknown) => {
      const { ld, sent } = connect(() => Response.json({}));
      const error = await rejection(ld.GET(unknown as typeof path, init)); // as a caller without types would
      expect(error).toEqual(new TypeError(`There is no GET ${unknown}.`));
      expect(sent).toEqual([]);
    },
  );

  test("names the parameter that is missing, where a caller without types gives none", async () => {
    const { ld, sent } = connect(() => Response.json({}));
    for (const given of [undefined, {}, { params: {} }, { params: { path: {} } }]) {
      const error = await rejection(ld.GET(path, given as typeof init));
      expect(error).toMatchObject({
        name: "TypeError",
        message: expect.stringContaining("applicationKey must be a string"),
      });
    }
    expect(sent).toEqual([]);
  });

  test("ends with the signal's reason, and after its time", async () => {
    const ld = createClient({ token, fetch: () => new Promise(() => {}) });
    expect(await rejection(ld.GET(path, { ...init, signal: AbortSignal.abort("gone") }))).toBe("gone");
    expect(await rejection(ld.GET(path, { ...init, timeout: 1 }))).toMatchObject({
      name: "TimeoutError",
      timeoutMs: 1,
    });
  });
});
