import { ApiError, createClient } from "@ld-rest/client";
import { describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";
import { listen } from "../src/node.js";

describe.each(["fetch", "node:http"])("the client against the fake, through %s", (adapter) => {
  async function connect(token?: string) {
    const fake = createFakeApi();
    const server = adapter === "fetch" ? undefined : await listen(fake);
    const ld = createClient({
      token: token ?? fake.token,
      ...(server ? { baseUrl: server.url } : { fetch: fake.fetch }),
    });
    return { ld, close: () => server?.close() };
  }

  test("gets an application with its flags", async () => {
    const { ld, close } = await connect();
    const key = "com.launchdarkly.cafe";
    expect(await ld.getApplication({ applicationKey: key })).toEqual(fixtures.application);
    expect(await ld.getApplication({ applicationKey: key, expand: ["flags"] })).toEqual(fixtures.applicationWithFlags);
    await close();
  });

  test("gets the configurations of an integration", async () => {
    const { ld, close } = await connect();
    const collection = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
    expect(collection).toEqual(fixtures.integrationConfigurations);
    await close();
  });

  test("throws an error with the body of the response", async () => {
    const { ld, close } = await connect();
    const error = await ld.getApplication({ applicationKey: "com.acme.shop" }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 404, code: "not_found", id: expect.any(String) });
    await close();
  });

  test("fails with another token", async () => {
    const { ld, close } = await connect("api-11111111-1111-4111-8111-111111111111");
    await expect(ld.getApplication({ applicationKey: "com.launchdarkly.cafe" })).rejects.toMatchObject({ status: 401 });
    await close();
  });
});
