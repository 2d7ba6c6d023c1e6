import { describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";

const fake = createFakeApi();
const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";
const headers = { Authorization: fake.token, "LD-API-Version": "beta" };

describe("fetch", () => {
  test.each<[string, string | URL | Request, RequestInit | undefined]>([
    ["a URL as text and headers as an object", url, { headers }],
    ["a URL and headers as a list", new URL(url), { headers: Object.entries(headers) }],
    ["Headers", url, { headers: new Headers(headers), method: "get" }],
    [
      "headers that keep the case of their names",
      url,
      { headers: new Map(Object.entries(headers)) as unknown as Headers },
    ],
    ["a Request", new Request(url, { headers }), undefined],
    ["a Request whose headers init replaces", new Request(url, { method: "POST" }), { headers, method: "GET" }],
    [
      "dot segments in the path",
      "https://app.launchdarkly.com/api/v2/x/../applications/./com.launchdarkly.cafe",
      { headers },
    ],
  ])("takes %s", async (_, input, init) => {
    const response = await fake.fetch(input, init);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual(fixtures.application);
  });

  test.each<[string, RequestInit]>([
    ["a GET with a body", { body: "{}" }],
    ["a header name with a space", { headers: { "a b": "1" } }],
    ["a method with a space", { method: "a b" }],
  ])("rejects %s, as the real fetch does", async (_, init) => {
    await expect(fake.fetch(url, init)).rejects.toThrow(TypeError);
  });

  test("responds to HEAD with the headers of GET and no body", async () => {
    const get = await fake.fetch(url, { headers });
    const head = await fake.fetch(url, { headers, method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(await head.text()).toBe("");
  });

  test("responds with 304 and no body to a caller that has the body already", async () => {
    const tag = (await fake.fetch(url, { headers })).headers.get("etag") ?? "";
    for (const condition of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const response = await fake.fetch(url, { headers: { ...headers, "If-None-Match": condition } });
      expect(response.status).toBe(304);
      expect(response.headers.get("etag")).toBe(tag);
      expect(await response.text()).toBe("");
    }
    const changed = await fake.fetch(url, { headers: { ...headers, "If-None-Match": '"other"' } });
    expect(changed.status).toBe(200);
  });

  test("serves the spec's servers and the option baseUrl, and rejects other origins", async () => {
    const own = createFakeApi({ baseUrl: "http://localhost:8080/ld/" });
    const path = "/api/v2/applications/com.launchdarkly.cafe";
    const init = { headers: { ...headers, Authorization: own.token } };
    for (const base of ["https://app.launchdarkly.us", "http://localhost:8080/ld"]) {
      expect((await own.fetch(base + path, init)).status).toBe(200);
    }
    for (const base of ["https://example.com", "http://localhost:8080", "http://localhost:8081/ld"]) {
      await expect(own.fetch(base + path, init)).rejects.toThrow(/^fake\.fetch serves .*, not http/);
    }
  });

  test("reads bodies in any form that fetch takes", async () => {
    const form = new FormData();
    form.set("a", "1");
    const bodies: [RequestInit["body"], RegExp][] = [
      ["text", /^text$/],
      [new URLSearchParams({ a: "1" }), /^a=1$/],
      [new Blob(["blob"]), /^blob$/],
      [form, /name="a"\r\n\r\n1\r\n/],
    ];
    for (const [body, expected] of bodies) {
      await fake.fetch(url, { method: "POST", headers, body: body ?? null });
      expect(fake.log.latest?.body).toMatch(expected);
    }
    await fake.fetch(new Request(url, { method: "POST", body: '{"a":1}', headers }));
    expect(fake.log.latest).toMatchObject({ body: { a: 1 }, headers: { "content-type": "text/plain;charset=UTF-8" } });
  });

  test("rejects an invalid URL", async () => {
    await expect(fake.fetch("http://")).rejects.toThrow(TypeError);
  });
});
