import { describe, expect, test } from "vitest";
import { createFakeApi } from "../src/index.js";
import { ask, cafe } from "./ask.js";

const fake = createFakeApi();

describe("CORS", () => {
  test("lets any origin read responses, including errors", () => {
    expect(ask(fake, cafe).headers["access-control-allow-origin"]).toBe("*");
    expect(ask(fake, "/nowhere").headers["access-control-allow-origin"]).toBe("*");
  });

  test("echoes the origin, with Vary: Origin", () => {
    const { headers } = ask(fake, cafe, { headers: { origin: "https://example.com" } });
    expect(headers).toMatchObject({ "access-control-allow-origin": "https://example.com", vary: "Origin" });
  });

  test("responds to a preflight with the documented headers, without a token, and doesn't count it", () => {
    const own = createFakeApi({ rateLimit: { global: 1, address: 1 } });
    const headers = { authorization: undefined, "ld-api-version": undefined, origin: "https://example.com" };
    for (const _ of [1, 2, 3]) {
      const preflight = ask(own, cafe, {
        method: "OPTIONS",
        headers: { ...headers, "access-control-request-method": "GET" },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        "access-control-allow-origin": "https://example.com",
        "access-control-allow-methods": expect.stringContaining("OPTIONS, GET, DELETE, PATCH"),
        "access-control-allow-headers": "Accept, Content-Type, Content-Length, Accept-Encoding, Authorization",
        "access-control-max-age": "300",
      });
    }
    expect(ask(own, cafe).status).toBe(200);
  });
});
