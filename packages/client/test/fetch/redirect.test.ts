import { describe, expect, test } from "vitest";
import { followRedirects } from "../../src/fetch/redirect.js";
import { createRequest, respond, stub } from "../fixtures/stub.js";

const home = "https://ld.acme.com";

describe("followRedirects", () => {
  test.each([301, 302, 303, 307, 308])("follows a %i within the origin, with the request's headers", async (status) => {
    const { next, requests } = stub((_request, count) =>
      count === 1 ? respond(status, { location: "../b?c" }) : respond(),
    );
    const request = createRequest({ url: `${home}/api/a/`, headers: { authorization: "api-1" } });
    const response = await followRedirects(next)(request);
    expect(response.status).toBe(200);
    expect(requests.map(({ url }) => url)).toEqual([`${home}/api/a/`, `${home}/api/b?c`]);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["api-1", "api-1"]);
  });

  test("passes on properties that Request drops but a framework's fetch reads", async () => {
    const { next, requests } = stub((_request, count) => (count === 1 ? respond(307, { location: "/b" }) : respond()));
    await followRedirects(next)(Object.assign(createRequest(), { next: { revalidate: 60 } }));
    expect(requests[1]).toMatchObject({ next: { revalidate: 60 } });
  });

  test("passes the abort signal on to the redirected request", async () => {
    const { next, requests } = stub((_request, count) => (count === 1 ? respond(307, { location: "/b" }) : respond()));
    const controller = new AbortController();
    await followRedirects(next)(createRequest({ signal: controller.signal }));
    controller.abort();
    expect(requests[1]?.signal.aborted).toBe(true);
  });

  test.each([
    "https://evil.acme.com/",
    "//evil.acme.com/",
    "http://ld.acme.com/api",
    "https://ld.acme.com:8443/",
    "https://ld.acme.com@evil.com/",
    "javascript:alert(1)",
    "https://",
    undefined,
  ])("returns a redirect to %s unchanged", async (location) => {
    const given = respond(302, location === undefined ? {} : { location }, "<h1>moved</h1>");
    const { next, requests } = stub(() => given);
    expect(await followRedirects(next)(createRequest())).toBe(given);
    expect(requests).toHaveLength(1);
  });

  test("doesn't follow a redirect of a request that changes something", async () => {
    const { next, requests } = stub(() => respond(307, { location: "/b" }));
    expect((await followRedirects(next)(createRequest({ method: "POST" }))).status).toBe(307);
    expect(requests).toHaveLength(1);
  });

  test("gives up after five redirects", async () => {
    const { next, requests } = stub((_request, count) => respond(302, { location: `/${count}` }));
    expect((await followRedirects(next)(createRequest())).status).toBe(302);
    expect(requests).toHaveLength(6);
  });

  test.each([200, 300, 304, 404, 500])("returns a %i unchanged", async (status) => {
    const given = respond(status, { location: "/b" });
    expect(await followRedirects(stub(() => given).next)(createRequest())).toBe(given);
  });
});
