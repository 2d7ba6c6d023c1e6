import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFakeApi } from "../src/index.js";
import { type FakeServer, listen } from "../src/node.js";

describe("the control endpoints", () => {
  const fake = createFakeApi();
  let server: FakeServer;
  beforeAll(async () => {
    server = await listen(fake, { control: true });
  });
  afterAll(() => server.close());
  beforeEach(() => fake.reset());

  async function call(method: string, path: string, body?: unknown) {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${server.url}/__fake/${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  test("report that the server is up, with the token", async () => {
    expect(await call("GET", "health")).toEqual({ status: 200, body: { status: "ok", token: fake.token } });
  });

  test("read and replace the whole state, or nothing if it is invalid", async () => {
    expect((await call("GET", "state")).body).toEqual(fake.snapshot());
    expect((await call("PUT", "state", { applications: [] })).status).toBe(204);
    expect(fake.applications.size).toBe(0);
    const { status, body } = await call("PUT", "state", { applications: [{}] });
    expect([status, body.message]).toEqual([400, "applications[0].autoAdded: expected a value, got nothing."]);
  });

  test("add and clear faults, list and clear requests, and reset", async () => {
    const fault = { kind: "status", status: 503, target: { operation: "getApplication", times: 1 } };
    expect((await call("POST", "faults", fault)).status).toBe(204);
    const url = `${server.url}/api/v2/applications/a`;
    expect((await fetch(url)).status).toBe(503);
    expect((await fetch(url)).status).toBe(401);
    expect((await call("GET", "requests")).body).toMatchObject([{ status: 503, faults: ["status"] }, { status: 401 }]);
    expect((await call("DELETE", "requests")).status).toBe(204);
    expect(fake.log.count).toBe(0);
    await call("POST", "faults", { kind: "status", status: 500 });
    await call("DELETE", "faults");
    expect((await fetch(url)).status).toBe(401);
    fake.applications.remove("com.launchdarkly.cafe");
    expect((await call("POST", "reset")).status).toBe(204);
    expect(fake.applications.get("com.launchdarkly.cafe")).toBeDefined();
  });

  test.each([
    ["POST", "faults", { kind: "explosion" }, 400, 'unknown kind "explosion"'],
    ["POST", "faults", undefined, 400, "faults.add"],
    ["GET", "nope", undefined, 404, "Unknown control endpoint. Use GET /__fake/health,"],
    ["DELETE", "state", undefined, 404, "Unknown control endpoint"],
  ])("say what is wrong with %s %s %j", async (method, path, body, status, message) => {
    const response = await call(method, path, body);
    expect(response).toEqual({ status, body: { message: expect.stringContaining(message) } });
  });
});
