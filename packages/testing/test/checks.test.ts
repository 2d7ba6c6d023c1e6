import { describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";
import { routes } from "../src/routes.gen.js";
import { ask, cafe, datadog } from "./ask.js";

const fake = createFakeApi();
const anId = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);

describe("the token", () => {
  test.each([
    ["no token", undefined],
    ["an empty token", ""],
    ["a wrong token", "api-11111111-1111-4111-8111-111111111111"],
    ["the token with a scheme", `Bearer ${fake.token}`],
    ["an SDK key", "sdk-11111111-1111-4111-8111-111111111111"],
    ["a mobile key", "mob-11111111-1111-4111-8111-111111111111"],
    ["the token in upper case", fake.token.toUpperCase()],
  ])("%s gets 401", (_, authorization) => {
    const { status, body } = ask(fake, cafe, { headers: { authorization } });
    expect(status).toBe(401);
    expect(body).toEqual({ ...fixtures.invalidToken, id: anId });
  });

  test("each error has a unique id", () => {
    const ids = [1, 2, 3].map(() => ask(fake, `${cafe}x`).body["id"]);
    expect(new Set(ids).size).toBe(3);
  });

  test("the same seed gives the same ids, and another seed other ids", () => {
    const first = (seed: number) => ask(createFakeApi({ seed }), `${cafe}x`).body["id"];
    expect(first(7)).toBe(first(7));
    expect(first(7)).not.toBe(first(8));
  });
});

describe("the version of the API", () => {
  test.each([undefined, "20240415", "Beta", ""])("%j instead of beta gets 403 with only a message", (version) => {
    const { status, body } = ask(fake, datadog, { headers: { "ld-api-version": version } });
    expect(status).toBe(403);
    expect(body).toEqual(fixtures.betaHeaderMissing);
  });
});

describe("the route", () => {
  test.each([
    "/",
    "/api",
    "/api/v2/not-in-the-spec",
    "/api/v2/applications/",
    "/api/v2/applications//",
    `${cafe}/`,
    `${cafe}/not-in-the-spec`,
    `/${cafe}`,
    "/api/v3/applications/com.launchdarkly.cafe",
    "/api/v2/integration-configurations/keys/",
  ])("%s gets 501 not_modelled, with or without a token", (path) => {
    for (const headers of [{}, { authorization: undefined }]) {
      const { status, body } = ask(fake, path, { headers });
      expect(status).toBe(501);
      expect(body).toEqual({
        code: "not_modelled",
        message: expect.stringContaining(`model GET ${path}. Its paths: `),
      });
    }
  });

  const { path } = routes.getApplication;
  const known: readonly string[] = Object.values(routes).flatMap((route) =>
    route.path === path ? [route.method] : [],
  );

  test.each(["POST", "PUT", "PATCH", "DELETE", "get"].filter((method) => !known.includes(method)))(
    "%s gets 405 with the allowed methods",
    (method) => {
      const { status, headers, body } = ask(fake, cafe, { method });
      expect(status).toBe(405);
      expect(headers["allow"]?.split(", ").sort()).toEqual([...known, "HEAD", "OPTIONS"].sort());
      expect(body).toEqual({ message: "Method not allowed", code: "method_not_allowed", id: anId });
    },
  );
});

describe("the order of the checks", () => {
  test("the token comes before the method and the version", () => {
    const headers = { authorization: undefined, "ld-api-version": undefined };
    expect(ask(fake, cafe, { method: "POST", headers }).status).toBe(401);
  });

  test("the method comes before the version", () => {
    const headers = { "ld-api-version": undefined };
    expect(ask(fake, cafe, { method: "POST", headers }).status).toBe(405);
  });

  test("the version comes before the parameters, and these before the object", () => {
    const wrong = "/api/v2/applications/nope?expand=nope";
    expect(ask(fake, wrong, { headers: { "ld-api-version": undefined } }).status).toBe(403);
    expect(ask(fake, wrong).status).toBe(400);
    expect(ask(fake, "/api/v2/applications/nope").status).toBe(404);
  });
});
