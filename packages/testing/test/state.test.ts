import { describe, expect, test } from "vitest";
import { createFactories, createFakeApi, type FakeSeed, fixtures } from "../src/index.js";
import { ask } from "./ask.js";

const { buildApplication, buildIntegrationConfiguration } = createFactories();
const shop = buildApplication({ key: "shop", name: "Shop" });
const path = (key: string) => `/api/v2/applications/${key}`;
const slackPath = "/api/v2/integration-configurations/keys/slack";

describe("the state", () => {
  test("is what the options contain, and by default the spec's examples", () => {
    const fake = createFakeApi({ applications: [shop] });
    expect(fake.applications.list()).toEqual([shop]);
    expect(fake.integrationConfigurations.size).toBe(3);
    expect(createFakeApi({ applications: [] }).applications.size).toBe(0);
  });

  test("takes functions, which get the instance's factories", () => {
    const applications = [
      ({ buildApplication: build }: ReturnType<typeof createFactories>) => [build(), build()],
      shop,
    ];
    const fake = createFakeApi({ applications, seed: 5 });
    const keys = fake.applications.list().map(({ key }) => key);
    expect(keys).toEqual(["com.launchdarkly.cafe-5", "com.launchdarkly.cafe-6", "shop"]);
  });

  test("responds with what was added, changed and removed", () => {
    const fake = createFakeApi({ applications: [] });
    expect(ask(fake, path("shop")).status).toBe(404);
    fake.applications.add(shop);
    expect(ask(fake, path("shop")).body).toMatchObject({ name: "Shop" });
    fake.applications.update("shop", { name: "Store", description: undefined });
    expect(ask(fake, path("shop")).body).toMatchObject({ name: "Store" });
    expect(ask(fake, path("shop")).body).not.toHaveProperty("description");
    fake.applications.remove("shop");
    expect(ask(fake, path("shop")).status).toBe(404);
  });

  test("keeps the lists of an integration up to date", () => {
    const fake = createFakeApi({ integrationConfigurations: [], integrationKeys: [] });
    fake.integrationKeys.add("slack");
    const names = () => (ask(fake, slackPath).body["items"] as { name: string }[]).map(({ name }) => name); // the schema says so
    expect(names()).toEqual([]);
    const one = buildIntegrationConfiguration({ name: "one", _integrationKey: "slack" });
    const two = buildIntegrationConfiguration({ name: "two", _integrationKey: "slack" });
    fake.integrationConfigurations.add(one, two);
    expect(names()).toEqual(["one", "two"]);
    fake.integrationConfigurations.update(one._id, { name: "first" });
    expect(names()).toEqual(["first", "two"]);
    fake.integrationConfigurations.update(two._id, { _integrationKey: "pagerduty" });
    expect(names()).toEqual(["first"]);
    fake.integrationConfigurations.remove(one._id);
    expect(names()).toEqual([]);
  });

  test("a changed object has another entity tag", () => {
    const fake = createFakeApi({ applications: [shop] });
    const before = ask(fake, path("shop")).headers["etag"];
    fake.applications.update("shop", { name: "Store" });
    expect(ask(fake, path("shop")).headers["etag"]).not.toBe(before);
  });

  test("copies objects that are added and returned", () => {
    const own = { ...shop };
    const fake = createFakeApi({ applications: [own] });
    own.name = "changed outside";
    const got = fake.applications.get("shop");
    if (got) got.name = "changed outside";
    fake.applications.update("shop", {}).name = "changed outside";
    for (const one of fake.applications.list()) one.name = "changed outside";
    expect(fake.applications.get("shop")?.name).toBe("Shop");
    expect(ask(fake, path("shop")).body["name"]).toBe("Shop");
  });

  test("reset restores the initial objects and limits, and clears log and faults", () => {
    const fake = createFakeApi({ applications: [shop], rateLimit: { global: 1 } });
    fake.applications.remove("shop");
    fake.applications.add(buildApplication({ key: "other" }));
    fake.faults.add({ kind: "status", status: 500 });
    ask(fake, path("shop"));
    fake.reset();
    expect(fake.applications.list()).toEqual([shop]);
    expect(fake.log.entries).toEqual([]);
    expect(ask(fake, path("shop"))).toMatchObject({ status: 200, headers: { "x-ratelimit-global-remaining": "0" } });
    expect(ask(fake, path("shop")).status).toBe(429);
  });

  test("can be restored from a snapshot written as JSON", () => {
    const fake = createFakeApi({ applications: [shop], integrationKeys: ["slack"] });
    const copy = createFakeApi(JSON.parse(JSON.stringify(fake.snapshot())));
    expect(copy.snapshot()).toEqual(fake.snapshot());
    expect(copy.snapshot().integrationKeys).toEqual(["slack"]);
  });

  test("is replaced as a whole, until it is reset", () => {
    const fake = createFakeApi();
    fake.seed({ applications: [shop], integrationConfigurations: [] });
    fake.applications.remove("shop");
    expect(fake.integrationConfigurations.size).toBe(0);
    fake.reset();
    expect(fake.snapshot()).toEqual(createFakeApi().snapshot());
  });

  test("has the integrations of integrationKeys", () => {
    const fake = createFakeApi({ integrationConfigurations: [], integrationKeys: ["pagerduty"] });
    expect(ask(fake, "/api/v2/integration-configurations/keys/pagerduty").body["items"]).toEqual([]);
    expect(ask(fake, slackPath).status).toBe(404);
  });
});

describe("an invalid write", () => {
  const wrong = { ...fixtures.applicationAutoAdded, kind: "desktop" } as unknown as typeof shop; // as from JavaScript

  test.each<[string, () => unknown, string]>([
    [
      "an invalid object in the options",
      () => createFakeApi({ applications: [shop, wrong] }),
      'applications[1].kind: expected one of ["browser"',
    ],
    [
      "two objects with the same key",
      () => createFakeApi({ applications: [shop, shop] }),
      'applications[1]: the key "shop" exists already',
    ],
    [
      "an invalid object that is added",
      () => createFakeApi().applications.add(wrong),
      "applications[0].kind: expected one of",
    ],
    [
      "an added object whose key exists",
      () => createFakeApi({ applications: [shop] }).applications.add(shop),
      'applications[0]: the key "shop" exists already.',
    ],
    [
      "an update of an unknown object",
      () => createFakeApi({ applications: [shop] }).applications.update("shpo", {}),
      'applications: no object has the key "shpo". It has "shop".',
    ],
    [
      "an update that makes an object invalid",
      () => createFakeApi({ applications: [shop] }).applications.update("shop", { name: 3 as unknown as string }),
      "applications.shop.name: expected string, got 3.",
    ],
    [
      "an update of the key",
      () => createFakeApi({ applications: [shop] }).applications.update("shop", { key: "store" }),
      "applications.shop: an update can't change the key.",
    ],
    [
      "the removal of an unknown object",
      () => createFakeApi({ applications: [] }).applications.remove("shop"),
      '"shop". It is empty.',
    ],
    [
      "a collection that isn't an array",
      () => createFakeApi().seed({ applications: shop } as unknown as FakeSeed),
      "applications must be an array",
    ],
    [
      "an unknown collection",
      () => createFakeApi().seed({ apps: [] } as unknown as FakeSeed),
      'seed: unknown option "apps". Use one of applications',
    ],
    [
      "an unknown option",
      () => createFakeApi({ apps: [] } as object),
      'createFakeApi: unknown option "apps". Use one of applications',
    ],
    [
      "a state that isn't an object",
      () => createFakeApi().seed([] as unknown as FakeSeed),
      "seed takes an object, not an array.",
    ],
    [
      "a key that isn't a string",
      () => createFakeApi({ integrationKeys: [1 as unknown as string] }),
      "integrationKeys[0]: expected string",
    ],
  ])("is rejected: %s", (_, write, message) => {
    expect(write).toThrow(TypeError);
    expect(write).toThrow(message);
  });

  test("changes nothing, not even the valid part", () => {
    const fake = createFakeApi({ applications: [shop] });
    const before = fake.snapshot();
    expect(() => fake.applications.add(buildApplication(), wrong)).toThrow();
    expect(() => fake.applications.update("shop", { name: 3 as unknown as string })).toThrow();
    expect(() => fake.seed({ applications: [], integrationConfigurations: [{}] } as unknown as FakeSeed)).toThrow();
    expect(fake.snapshot()).toEqual(before);
  });

  test("unknown properties are allowed, since the API grows", () => {
    const grown = { ...shop, snowflakeSetupScript: "…" };
    const fake = createFakeApi({ applications: [grown] });
    expect(ask(fake, path("shop")).body).toHaveProperty("snowflakeSetupScript");
  });
});

describe("fifty fakes in one process", () => {
  test("share no data, log, limits, faults or counters", () => {
    const fakes = Array.from({ length: 50 }, (_, index) =>
      createFakeApi({
        applications: [(factories) => factories.buildApplication({ name: `of ${index}` })],
        rateLimit: { global: index + 1 },
      }),
    );
    fakes[7]?.faults.add({ kind: "status", status: 503 });
    const key = "com.launchdarkly.cafe-1";
    for (const [index, fake] of fakes.entries()) {
      const statuses = Array.from({ length: index + 2 }, () => ask(fake, path(key)).status);
      expect(statuses.at(-1)).toBe(index === 7 ? 503 : 429);
      expect(fake.log.count).toBe(index + 2);
      expect(fake.applications.get(key)?.name).toBe(`of ${index}`);
    }
  });
});
