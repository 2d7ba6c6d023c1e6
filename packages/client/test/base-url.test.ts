import { describe, expect, test } from "vitest";
import { createClient } from "../src/index.js";
import { application } from "./fixtures/bodies.js";
import { serve } from "./fixtures/server.js";
import { token } from "./fixtures/token.js";

async function urlFor(options: { baseUrl?: string; region?: "commercial" | "eu" | "federal" }): Promise<string> {
  let called = "";
  const ld = createClient({
    token,
    ...options,
    fetch: async ({ url }) => {
      called = url;
      return Response.json(application);
    },
  });
  await ld.getApplication({ applicationKey: "shop" });
  return called;
}

describe("the base URL", () => {
  test.each([
    ["https://ld.acme.com", "https://ld.acme.com/api/v2/applications/shop"],
    ["https://ld.acme.com/", "https://ld.acme.com/api/v2/applications/shop"],
    ["https://ld.acme.com///", "https://ld.acme.com/api/v2/applications/shop"],
    ["https://ld.acme.com/proxy", "https://ld.acme.com/proxy/api/v2/applications/shop"],
    ["https://ld.acme.com/proxy/a%2Fb//", "https://ld.acme.com/proxy/a%2Fb/api/v2/applications/shop"],
    ["https://ld.acme.com/{applicationKey}", "https://ld.acme.com/%7BapplicationKey%7D/api/v2/applications/shop"],
    ["https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/api/v2/applications/shop"],
    ["HTTPS://LD.acme.com:443", "https://ld.acme.com/api/v2/applications/shop"],
    ["http://localhost:8080", "http://localhost:8080/api/v2/applications/shop"],
  ])("%s gives %s", async (baseUrl, url) => {
    expect(await urlFor({ baseUrl })).toBe(url);
  });

  test("defaults to the region's, and takes precedence over it", async () => {
    expect(await urlFor({})).toMatch(/^https:\/\/app\.launchdarkly\.com\/api/);
    expect(await urlFor({ region: "commercial" })).toMatch(/^https:\/\/app\.launchdarkly\.com\/api/);
    expect(await urlFor({ region: "eu" })).toMatch(/^https:\/\/app\.eu\.launchdarkly\.com\/api/);
    expect(await urlFor({ region: "federal" })).toMatch(/^https:\/\/app\.launchdarkly\.us\/api/);
    expect(await urlFor({ region: "eu", baseUrl: "https://ld.acme.com" })).toMatch(/^https:\/\/ld\.acme\.com\/api/);
  });

  test("reaches a server on an IPv6 address", async () => {
    const { url, requests } = await serve((response) => response.end("{}"), "::1");
    await createClient({ token, baseUrl: url, retry: { attempts: 1 } })
      .getApplication({ applicationKey: "shop" })
      .catch(() => undefined);
    expect(requests.map((request) => request.url)).toEqual(["/api/v2/applications/shop"]);
  });

  test.each([
    "ftp://ld.acme.com",
    "file:///etc/hosts",
    "javascript:alert(1)",
    "//ld.acme.com",
    "ld.acme.com",
    "/api",
    "",
    " ",
    "https://",
    "https://user@ld.acme.com",
    "https://user:hunter2@ld.acme.com",
    "https://:hunter2@ld.acme.com",
    "https://ld.acme.com?x=hunter2",
    "https://ld.acme.com/?",
    "https://ld.acme.com#hunter2",
    "https://ld.acme.com/#",
  ])("%j is rejected, and the message doesn't quote it", (baseUrl) => {
    const attempt = () => createClient({ token, baseUrl });
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow("The baseUrl must be an http(s) URL without credentials, query or fragment.");
  });

  test.each(["mars", "toString", "__proto__", ""])(
    "the region %j is rejected, and the message lists the regions",
    (name) => {
      const region = name as "eu"; // as a caller without types would
      expect(() => createClient({ token, region })).toThrow(/Unknown region: .*commercial, federal, eu\./);
    },
  );
});
