import { describe, expect, test } from "vitest";
import { authorize, type Token } from "../../src/fetch/authorize.js";
import type { Fetch } from "../../src/fetch/compose.js";
import { createCall, createRequest, rejection, stub } from "../fixtures/stub.js";

const token = "api-5f8c3a2e-0000-4000-8000-00c0ffee0000";
const layer = (next: Fetch, token: Token, allowInsecureHttp = false) =>
  authorize(next, token, allowInsecureHttp, createCall());
const sentToken = (request?: Request) => request?.headers.get("authorization");

describe("authorize", () => {
  test("sends the token without a scheme, beside the other headers", async () => {
    const { next, requests } = stub();
    await layer(next, token)(createRequest({ headers: { "LD-API-Version": "beta" } }));
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({ "ld-api-version": "beta", authorization: token });
  });

  test("sends a copy of the request, with the members that Request doesn't know, and leaves the request as it is", async () => {
    const { next, requests } = stub();
    const controller = new AbortController();
    const request = createRequest({ signal: controller.signal, headers: { "x-team": "a" } });
    await layer(next, token)(Object.assign(request, { next: { revalidate: 60 } }));
    expect(request.headers.has("authorization")).toBe(false);
    expect(requests[0]).toMatchObject({ url: request.url, redirect: "manual", next: { revalidate: 60 } });
    expect(requests[0]?.headers.get("x-team")).toBe("a");
    controller.abort();
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  test("rejects at once if the caller aborts while the function is pending", async () => {
    const { next, requests } = stub();
    const controller = new AbortController();
    const call = rejection(layer(next, () => new Promise(() => {}))(createRequest({ signal: controller.signal })));
    controller.abort("enough");
    expect(await call).toBe("enough");
    expect(requests).toEqual([]);
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

  test("lets the call redact the token: as it is, as JSON escapes it, and as a URL encodes it", async () => {
    const call = createCall();
    const quoted = 'api-"1234567890';
    await authorize(stub().next, quoted, false, call)(createRequest());
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
    ["api-hunter2\n", "has characters"],
    ["api-hunter2\r\nX-Evil: 1", "has characters"],
    ["api-\u0000hunter2", "has characters"],
    ["api-hunter2-é", "has characters"],
    ["api-hunter2-🎉", "has characters"],
    ["\ufeffapi-hunter2", "has characters"],
    [" api-hunter2", "has characters"],
    ["Bearer api-hunter2", "has characters"],
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
  ])("doesn't send the token to %s, nor read it, unless allowInsecureHttp is set", async (url) => {
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
