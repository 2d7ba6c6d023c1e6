import { ApiError, createClient } from "@ld-rest/client";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createFakeApi, createManualClock, fixtures } from "../src/index.js";
import { handlers } from "../src/msw.js";

const clock = createManualClock();
const fake = createFakeApi({ clock });
const elsewhere = http.get("https://app.launchdarkly.com.example/api", () => HttpResponse.text("not the API"));
const server = setupServer(
  ...handlers(fake),
  ...handlers(fake, { baseUrl: "http://localhost:9/ld/" }),
  ...handlers(fake, { baseUrl: "http://localhost:9/ld(1)" }),
  elsewhere,
);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => fake.reset());
afterAll(() => server.close());

const path = "/api/v2/applications/com.launchdarkly.cafe";
const headers = { Authorization: fake.token, "LD-API-Version": "beta" };

describe("MSW's handlers", () => {
  test.each(["commercial", "eu", "federal"] as const)("respond to the client on the %s instance", async (region) => {
    const ld = createClient({ token: fake.token, region });
    const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
    expect(application).toEqual(fixtures.applicationWithFlags);
    fake.log.assertRequested("getApplication", { times: 1, status: 200 });
  });

  test("respond with errors as the API does", async () => {
    const ld = createClient({ token: fake.token });
    const error = await ld.getApplication({ applicationKey: "nope" }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404, code: "not_found" });
  });

  test("respond below another base URL with a path", async () => {
    const ld = createClient({ token: fake.token, baseUrl: "http://localhost:9/ld" });
    expect(await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })).toEqual(
      fixtures.integrationConfigurations,
    );
  });

  test("handle every method of the spec's paths, and nothing else", async () => {
    const post = await fetch(`https://app.launchdarkly.com${path}`, { method: "POST", headers, body: "{}" });
    expect(post.status).toBe(405);
    expect(fake.log.latest?.body).toEqual({});
    const other = fetch("https://app.launchdarkly.com/api/v2/not-in-the-spec", { headers });
    await expect(other, "unhandled").rejects.toThrow();
    server.use(http.get("https://app.launchdarkly.com/api/v2/not-in-the-spec", () => HttpResponse.text("mine")));
    expect(await (await fetch("https://app.launchdarkly.com/api/v2/not-in-the-spec")).text()).toBe("mine");
    server.resetHandlers();
    expect(await (await fetch("https://app.launchdarkly.com.example/api")).text()).toBe("not the API");
  });

  test("respond to HEAD, preflights and conditional requests", async () => {
    const url = `https://app.launchdarkly.com${path}`;
    const head = await fetch(url, { method: "HEAD", headers });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await fetch(url, { method: "OPTIONS" })).headers.get("access-control-max-age")).toBe("300");
    const tag = head.headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { ...headers, "If-None-Match": tag } })).status).toBe(304);
  });

  test("reject an invalid base URL and unknown options", () => {
    expect(() => handlers(fake, { baseUrl: "localhost" })).toThrow(TypeError);
    expect(() => handlers(fake, { baseURL: "http://localhost" } as object)).toThrow('unknown option "baseURL"');
  });

  test("accept a base URL with parentheses, and one that is relative to a page", async () => {
    const ld = createClient({ token: fake.token, baseUrl: "http://localhost:9/ld(1)" });
    expect((await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" })).kind).toBe("mobile");
    vi.stubGlobal("location", { href: "http://page.example/app/" });
    server.use(...handlers(fake, { baseUrl: "/ld" }));
    vi.unstubAllGlobals();
    expect((await fetch(`http://page.example/ld${path}`, { headers })).status).toBe(200);
    server.resetHandlers();
  });
});

describe("faults through MSW", () => {
  const url = `https://app.launchdarkly.com${path}`;

  test("a reset connection is a failed fetch", async () => {
    fake.faults.add({ kind: "reset" });
    await expect(fetch(url, { headers })).rejects.toThrow(TypeError);
  });

  test.each([{ kind: "hang" }, { kind: "latency", ms: 1000 }] as const)(
    "the caller's signal ends %j",
    async (fault) => {
      fake.faults.add(fault);
      const controller = new AbortController();
      const response = fetch(url, { headers, signal: controller.signal });
      while (fake.log.count === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort(new Error("enough"));
      await expect(response).rejects.toThrow("enough");
    },
  );

  test("a cut body fails when it is read", async () => {
    fake.faults.add({ kind: "cut" });
    const response = await fetch(url, { headers });
    await expect(response.text()).rejects.toThrow();
  });

  test("the response of a fault is sent unchanged", async () => {
    fake.faults.add({ kind: "status", status: 503, body: "overloaded" });
    const response = await fetch(url, { headers });
    expect([response.status, await response.text()]).toEqual([503, "overloaded"]);
  });
});
