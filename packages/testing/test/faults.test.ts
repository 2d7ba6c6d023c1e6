import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFakeApi, createManualClock, type Fault, fixtures } from "../src/index.js";
import { type FakeServer, listen } from "../src/node.js";
import { ask, cafe, datadog } from "./ask.js";

describe("a fault", () => {
  test.each<[Fault, string]>([
    [{ kind: "latency", ms: -1 }, "latency takes from 0 to"],
    [{ kind: "status", status: 99 }, "status takes a status from 200 to 599"],
    [{ kind: "cut", length: -1 }, "cut takes a length of 0 or more"],
    [{ kind: "clockSkew", ms: Number.NaN }, "clockSkew takes a number of ms"],
    [{ kind: "explosion" } as unknown as Fault, 'unknown kind "explosion"'],
  ])("with an invalid value is rejected: %j", (fault, message) => {
    expect(() => createFakeApi().faults.add(fault)).toThrow(message);
  });

  test.each([{ times: 0 }, { probability: 1.1 }])("with an invalid target is rejected: %j", (target) => {
    expect(() => createFakeApi().faults.add({ kind: "hang" }, target)).toThrow(RangeError);
  });

  test("applies to every modelled request until it is removed", () => {
    const fake = createFakeApi();
    const remove = fake.faults.add({ kind: "status", status: 503 });
    expect([cafe, datadog, "/nowhere"].map((path) => ask(fake, path).status)).toEqual([503, 503, 501]);
    remove();
    expect(ask(fake, cafe).status).toBe(200);
  });

  test("applies to one operation, as often as `times` says", () => {
    const fake = createFakeApi();
    fake.faults.add({ kind: "status", status: 500 }, { operation: "getApplication", times: 2 });
    expect(ask(fake, datadog).status).toBe(200);
    expect([1, 2, 3].map(() => ask(fake, cafe).status)).toEqual([500, 500, 200]);
  });

  test("applies with its probability, to the same requests for the same seed", () => {
    const run = (seed: number) => {
      const fake = createFakeApi({ seed });
      fake.faults.add({ kind: "status", status: 500 }, { probability: 0.25 });
      return Array.from({ length: 400 }, () => ask(fake, cafe).status);
    };
    const struck = run(1).filter((status) => status === 500).length;
    expect(struck).toBeGreaterThan(70);
    expect(struck).toBeLessThan(130);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  test("can be cleared", () => {
    const fake = createFakeApi();
    fake.faults.add({ kind: "status", status: 500 });
    fake.faults.clear();
    expect(ask(fake, cafe).status).toBe(200);
  });

  test("of another response has its own body, headers and media type, and doesn't count against limits", () => {
    const fake = createFakeApi({ rateLimit: { global: 1 } });
    fake.faults.add({ kind: "status", status: 500, body: { message: "broken" } }, { times: 1 });
    const { status, body, headers } = fake.respond({ method: "GET", url: cafe, headers: {} });
    expect([status, body, headers["content-type"]]).toEqual([500, '{"message":"broken"}', "application/json"]);
    fake.faults.add(
      { kind: "status", status: 502, body: "<h1>Bad gateway</h1>", headers: { "Content-Type": "text/html" } },
      { times: 1 },
    );
    const other = fake.respond({ method: "GET", url: cafe, headers: {} });
    expect([other.status, other.body, other.headers["content-type"]]).toEqual([
      502,
      "<h1>Bad gateway</h1>",
      "text/html",
    ]);
    expect(ask(fake, cafe).status).toBe(200);
  });

  test("of the media type leaves the body unchanged", () => {
    const fake = createFakeApi();
    fake.faults.add({ kind: "contentType", value: "text/html" }, { times: 1 });
    const { body, headers } = ask(fake, cafe);
    expect(headers["content-type"]).toBe("text/html");
    expect(body).toEqual(fixtures.application);
    fake.faults.add({ kind: "contentType", value: "" }, { times: 1 });
    expect(ask(fake, cafe).headers).not.toHaveProperty("content-type");
  });

  test("of truncation ends the JSON early, with a correct Content-Length", () => {
    const fake = createFakeApi();
    fake.faults.add({ kind: "truncate", length: 10 }, { times: 1 });
    const { body, headers } = fake.respond({
      method: "GET",
      url: cafe,
      headers: { authorization: fake.token, "ld-api-version": "beta" },
    });
    expect(body).toBe(JSON.stringify(fixtures.application).slice(0, 10));
    expect(headers["content-length"]).toBe("10");
  });

  test("of the clock changes the date and the end of the window, but no limit", () => {
    const clock = createManualClock(1_700_000_000_000);
    const fake = createFakeApi({ clock, rateLimit: { global: 5 } });
    fake.faults.add({ kind: "clockSkew", ms: -60_000 });
    expect(ask(fake, cafe).headers).toMatchObject({
      date: "Tue, 14 Nov 2023 22:12:20 GMT",
      "x-ratelimit-reset": String(1_700_000_010_000 - 60_000),
      "x-ratelimit-global-remaining": "4",
    });
  });
});

const adapters = ["fetch", "node:http"] as const;

describe.each(adapters)("through %s", (adapter) => {
  const clock = createManualClock();
  const fake = createFakeApi({ clock });
  const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
  let server: FakeServer;
  beforeAll(async () => {
    server = await listen(fake);
  });
  afterAll(() => server.close());

  const get = (init: RequestInit = {}) => {
    const call = adapter === "fetch" ? fake.fetch : fetch;
    return call(`${adapter === "fetch" ? "https://app.launchdarkly.com" : server.url}${cafe}`, { headers, ...init });
  };
  const requested = async (count: number) => {
    while (fake.log.count < count) await new Promise((resolve) => setImmediate(resolve));
  };

  test("latency follows the instance's clock", async () => {
    fake.reset();
    fake.faults.add({ kind: "latency", ms: 1000 }, { times: 1 });
    let settled = false;
    const response = get().then((given) => {
      settled = true;
      return given;
    });
    await requested(1);
    await clock.advance(999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    await clock.advance(1);
    expect((await response).status).toBe(200);
  });

  test.each<Fault>([{ kind: "hang" }, { kind: "latency", ms: 1000 }])("the caller's signal ends %j", async (fault) => {
    fake.reset();
    fake.faults.add(fault, { times: 1 });
    const controller = new AbortController();
    const response = get({ signal: controller.signal });
    await requested(1);
    controller.abort(new Error("enough"));
    await expect(response).rejects.toThrow("enough");
  });

  test("a signal that has aborted prevents the request", async () => {
    fake.reset();
    await expect(get({ signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
    expect(fake.log.count).toBe(0);
  });

  test("a reset connection is a failed fetch", async () => {
    fake.faults.add({ kind: "reset" }, { times: 1 });
    const error = await get().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  test.each([100, 0])("a body that is cut after %i characters fails when it is read", async (length) => {
    fake.faults.add({ kind: "cut", length }, { times: 1 });
    const response = await get();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  test("a truncated body is complete as HTTP and invalid as JSON", async () => {
    fake.faults.add({ kind: "truncate" }, { times: 1 });
    const response = await get();
    const text = await response.text();
    expect(text).toBe(JSON.stringify(fixtures.application).slice(0, text.length));
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test("several faults can apply to one response", async () => {
    fake.reset();
    fake.faults.add({ kind: "latency", ms: 5 });
    fake.faults.add({ kind: "latency", ms: 5 });
    fake.faults.add({ kind: "status", status: 504 });
    const response = get();
    await requested(1);
    await clock.advance(10);
    expect((await response).status).toBe(504);
    fake.faults.clear();
  });
});

describe("a body that the server cuts", () => {
  test("is shorter than its Content-Length", async () => {
    const fake = createFakeApi();
    const server = await listen(fake);
    fake.faults.add({ kind: "cut", length: 50 });
    const seen = await new Promise((resolve, reject) => {
      const headers = { authorization: fake.token, "ld-api-version": "beta" };
      request(`${server.url}${cafe}`, { headers }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("error", () => resolve({ text, promised: response.headers["content-length"] }));
        response.on("end", () => reject(new Error("the body came to its end")));
      }).end();
    });
    const whole = JSON.stringify(fixtures.application);
    expect(seen).toEqual({ text: whole.slice(0, 50), promised: String(Buffer.byteLength(whole)) });
    await server.close();
  });
});
