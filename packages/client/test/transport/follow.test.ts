import { describe, expect, test } from "vitest";
import { follow } from "../../src/transport/follow.js";
import { answer, outgoing, stub } from "../fixtures/stub.js";

const home = "https://ld.acme.com";

describe("follow", () => {
  test.each([301, 302, 303, 307, 308])(
    "follows a %i within the origin, with the headers of the request",
    async (status) => {
      const { next, requests } = stub((_request, count) =>
        count === 1 ? answer(status, { location: "../b?c" }) : answer(),
      );
      const headers = { authorization: "api-1" };
      const { response } = await follow(next)(outgoing({ url: `${home}/api/a/`, headers }));
      expect(response.status).toBe(200);
      expect(requests.map(({ url }) => url)).toEqual([`${home}/api/a/`, `${home}/api/b?c`]);
      expect(requests[1]?.headers).toBe(headers);
    },
  );

  test.each([
    ["https://evil.acme.com/", "https://evil.acme.com"],
    ["//evil.acme.com/", "https://evil.acme.com"],
    ["http://ld.acme.com/api", "http://ld.acme.com"],
    ["https://ld.acme.com:8443/", "https://ld.acme.com:8443"],
    ["https://ld.acme.com@evil.com/", "https://evil.com"],
    ["javascript:alert(1)", "null"],
    ["https://", "nowhere"],
    [undefined, "nowhere"],
  ])("leaves a redirect to %s alone, and says so in the body", async (location, origin) => {
    const { next, requests } = stub(() => answer(302, location === undefined ? {} : { location }, "<h1>moved</h1>"));
    const { response, body } = await follow(next)(outgoing());
    expect(requests).toHaveLength(1);
    expect(response.status).toBe(302);
    expect(JSON.parse(String(body))).toEqual({
      message: `The redirect to ${origin} is not followed. Check the base URL.`,
    });
  });

  test("leaves a redirect alone that would change what a call means", async () => {
    const { next, requests } = stub(() => answer(307, { location: "/b" }));
    expect((await follow(next)(outgoing({ method: "POST" }))).response.status).toBe(307);
    expect(requests).toHaveLength(1);
  });

  test("gives up after five redirects", async () => {
    const { next, requests } = stub((_request, count) => answer(302, { location: `/${count}` }));
    const { response, body } = await follow(next)(outgoing());
    expect(response.status).toBe(302);
    expect(body).toContain("is not followed");
    expect(requests).toHaveLength(6);
  });

  test.each([200, 300, 304, 404, 500])("hands a %i on as it is", async (status) => {
    const given = answer(status, { location: "/b" });
    expect(await follow(stub(() => given).next)(outgoing())).toBe(given);
  });

  test("takes a redirect that a browser hides for one", async () => {
    const response = Object.defineProperties(new Response(), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const { body } = await follow(stub(() => ({ ...answer(), response })).next)(outgoing());
    expect(body).toContain("The redirect to nowhere is not followed");
  });
});
