import { describe, expect, test } from "vitest";
import { authorize, type Token } from "../../src/fetch/authorize.js";
import type { Fetch } from "../../src/fetch/layer.js";
import { createCall, createRequest, rejection, stub } from "../fixtures/stub.js";

const token = "api-5f8c3a2e-0000-4000-8000-00c0ffee0000";
/** The layer of a client whose origin is the request's, unless a test says otherwise. */
const layer =
  (next: Fetch, token: Token, allowInsecureHttp = false, origin?: string): Fetch =>
  (request) =>
    authorize(next, token, origin ?? new URL(request.url).origin, allowInsecureHttp, createCall())(request);
const sentToken = (request?: Request) => request?.headers.get("authorization");

describe("authorize", () => {
  test("sends the token without a scheme, beside the other headers", async () => {
    const { next, requests } = stub();
    await layer(next, token)(createRequest({ headers: { "LD-API-Version": "beta" } }));
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({ "ld-api-version": "beta", authorization: token });
  });

  test("calls a function before each request, so that a token can be rotated", async () => {
    const { next, requests } = stub();
    let count = 0;
    const fetch = layer(next, () => `api-${++count}`);
    await fetch(createRequest());
    await fetch(createRequest());
    expect(requests.map(sentToken)).toEqual(["api-1", "api-2"]);
  });

  test("awaits a function that returns a promise", async () => {
    const { next, requests } = stub();
    await layer(next, async () => token)(createRequest());
    expect(requests.map(sentToken)).toEqual([token]);
  });

  test("rejects with what the function throws, and sends nothing", async () => {
    const { next, requests } = stub();
    const failure = new Error("The vault is closed.");
    await expect(layer(next, () => Promise.reject(failure))(createRequest())).rejects.toBe(failure);
    expect(requests).toEqual([]);
  });

  test("lets the call redact the token: verbatim, JSON-escaped and URL-encoded", async () => {
    const call = createCall();
    const quoted = 'api-"1234567890';
    await authorize(stub().next, quoted, "https://ld.acme.com", false, call)(createRequest());
    expect(call.redact(`${quoted} ${JSON.stringify({ quoted })} ${encodeURIComponent(quoted)}`)).toBe(
      '[token] {"quoted":"[token]"} [token]',
    );
  });

  test.each([
    ["", "is missing"],
    [undefined, "is missing"],
    [null, "is missing"],
    [42, "is missing"],
    ["sdk-5f8c3a2e", "is an SDK key or mobile key"],
    ["mob-5f8c3a2e", "is an SDK key or mobile key"],
    ["api-hunter2\n", "contains white space"],
    ["api-hunter2\r\nX-Evil: 1", "contains white space"],
    ["api-\u0000hunter2", "has characters"],
    ["api-hunter2-é", "has characters"],
    ["api-hunter2-🎉", "has characters"],
    ["\ufeffapi-hunter2", "contains white space"],
    [" api-hunter2", "contains white space"],
    ["Bearer api-hunter2", "contains white space"],
  ])("rejects the token %j before anything is sent, without quoting it", async (value, problem) => {
    const { next, requests } = stub();
    const malformed = value as string; // as a caller without types would pass it
    for (const given of [malformed, () => malformed, async () => malformed]) {
      const error = await rejection(layer(next, given)(createRequest()));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(`The access token ${problem}`);
      expect(String(error)).toContain("personal or service access token (api-...)");
      expect(String(error)).not.toMatch(/hunter2|5f8c3a2e/);
    }
    expect(requests).toEqual([]);
  });

  test.each([
    "http://ld.acme.com/",
    "http://localhost.acme.com/",
    "http://notlocalhost/",
    "http://127.0.0.1.acme.com/",
    "http://acme.com/.localhost",
    "http://10.0.0.1/",
    "http://0.0.0.0/",
    "http://[::2]/",
    "http://[2001:db8::1]/",
    "ws://localhost/",
  ])("neither reads the token nor sends it to %s unless allowInsecureHttp is set", async (url) => {
    const { next, requests } = stub();
    let reads = 0;
    const read = () => `api-${++reads}`;
    const error = await rejection(layer(next, read)(createRequest({ url })));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/would be sent unencrypted to .*Use https, or set allowInsecureHttp\./);
    expect([reads, requests.length]).toEqual([0, 0]);
    await layer(next, read, true)(createRequest({ url }));
    expect(requests).toHaveLength(1);
  });

  test.each(["https://evil.com/", "https://ld.acme.com:8443/", "http://localhost/"])(
    "neither reads the token nor sends it to %s, outside of the client's origin",
    async (url) => {
      const { next, requests } = stub();
      const read = () => {
        throw new Error("The token was read.");
      };
      const error = await rejection(layer(next, read, true, "https://ld.acme.com")(createRequest({ url })));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(`would be sent to ${url}, but belongs to https://ld.acme.com.`);
      expect(requests).toEqual([]);
    },
  );

  test.each([
    "https://ld.acme.com/",
    "http://localhost/",
    "http://localhost:8080/",
    "http://ld.localhost:8080/",
    "http://127.0.0.1:8080/",
    "http://127.1.2.3/",
    "http://[::1]:8080/",
  ])("sends the token to %s", async (url) => {
    const { next, requests } = stub();
    await layer(next, token)(createRequest({ url }));
    expect(requests).toHaveLength(1);
  });
});
