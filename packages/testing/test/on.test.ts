import { describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";
import { ask, cafe } from "./ask.js";

describe("a custom reply", () => {
  test("replaces the reply of an operation until it is restored", () => {
    const fake = createFakeApi();
    const restore = fake.on("getApplication", ({ parameters: { applicationKey, expand }, request }) => ({
      status: 200,
      body: { ...fixtures.application, key: applicationKey, name: `${request.method} ${expand?.length}` },
      headers: { "X-Own": "yes" },
    }));
    const { body, headers } = ask(fake, "/api/v2/applications/any?expand=flags");
    expect(body).toMatchObject({ key: "any", name: "GET 1" });
    expect(headers).toMatchObject({ "x-own": "yes", "x-ratelimit-global-remaining": "999999999" });
    expect(ask(fake, cafe, { headers: { authorization: undefined } }).status, "authenticated as before").toBe(401);
    restore();
    expect(ask(fake, cafe).body).toEqual(fixtures.application);
  });

  test("can be an error", () => {
    const fake = createFakeApi();
    fake.on("getApplication", () => ({ status: 404, body: fixtures.notFound }));
    expect(ask(fake, cafe)).toMatchObject({ status: 404, body: fixtures.notFound });
    fake.reset();
    expect(ask(fake, cafe).status).toBe(200);
  });

  test.each<[unknown, string]>([
    [undefined, "The handler of getApplication must return a response with a status, and not a promise."],
    [Promise.resolve({ status: 200 }), "The handler of getApplication must return a response with a status"],
    [{ status: 418 }, "getApplication can't respond with status 418. The spec has 200, 400,"],
    [
      { status: 200, body: { key: 1 } },
      "The reply of getApplication is invalid. body.autoAdded: expected a value, got nothing.",
    ],
    [{ status: 200 }, "The reply of getApplication is invalid. body: expected object, got nothing."],
  ])("that the spec doesn't allow leads to status 500 with the reason: %j", (reply, message) => {
    const fake = createFakeApi();
    fake.on("getApplication", () => reply as never);
    expect(ask(fake, cafe)).toMatchObject({ status: 500, body: { message: expect.stringContaining(message) } });
  });

  test("of an unknown operation is an error", () => {
    expect(() => createFakeApi().on("nope" as never, () => ({}) as never)).toThrow('on: unknown operation "nope".');
  });
});
