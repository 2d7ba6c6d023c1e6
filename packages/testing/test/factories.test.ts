import { describe, expect, test } from "vitest";
import { buildApplication, createFactories, fixtures } from "../src/index.js";

describe("a built object", () => {
  test("is the spec's example with a key, a name and a time of its own", () => {
    const { buildApplication } = createFactories();
    const [first, second] = [buildApplication(), buildApplication()];
    expect(first).toMatchObject({ key: "com.launchdarkly.cafe-1", name: "LaunchDarklyCafe 1" });
    expect(second).toMatchObject({ key: "com.launchdarkly.cafe-2", name: "LaunchDarklyCafe 2" });
    expect(second.creationDate).toBe((first.creationDate ?? 0) + 60_000);
    expect(Object.keys(first)).toEqual(Object.keys(fixtures.application));
  });

  test("has links and specifiers that agree with its key", () => {
    const application = createFactories().buildApplication({ key: "com.acme/shop" });
    expect(application._links?.["self"]?.href).toBe("/api/v2/applications/com.acme%2Fshop");
    expect(application._access?.denied[0]?.reason.resources).toEqual(["application/com.acme/shop"]);
  });

  test("has an id of the example's length that counts up in hexadecimal", () => {
    const { buildIntegrationConfiguration } = createFactories({ seed: 255 });
    const [first, second] = [buildIntegrationConfiguration(), buildIntegrationConfiguration()];
    expect(first._id).toBe("6297a2189d41c20f000000ff");
    expect(second._id).toBe("6297a2189d41c20f00000100");
    expect(second._links["self"]?.href).toBe(`/api/v2/integration-configurations/${second._id}`);
  });

  test("has a total that follows the items that are given", () => {
    const { buildApplicationFlagCollection, buildFlagListing } = createFactories();
    expect(buildApplicationFlagCollection({ items: [buildFlagListing()] }).totalCount).toBe(1);
    expect(buildApplicationFlagCollection({ items: [], totalCount: 7 }).totalCount).toBe(7);
  });

  test("shares nothing with the fixtures, the overrides or another object", () => {
    const { buildApplication } = createFactories();
    const denied = [{ action: "a", reason: { effect: "deny" as const } }];
    const [first, second] = [buildApplication({ _access: { denied } }), buildApplication({ _access: { denied } })];
    first._access?.denied.push({ action: "b", reason: { effect: "deny" } });
    expect(second._access?.denied).toHaveLength(1);
    expect(denied).toHaveLength(1);
    expect(fixtures.application._access.denied).toHaveLength(1);
  });
});

describe("the seed", () => {
  test("is where an instance starts to count", () => {
    expect(createFactories({ seed: 41 }).buildApplication().key).toBe("com.launchdarkly.cafe-41");
  });

  test("gives two instances the same objects, independent of each other", () => {
    const [one, other] = [createFactories(), createFactories()];
    one.buildApplication();
    one.buildTeamSummary();
    expect(other.buildApplication()).toEqual(createFactories().buildApplication());
  });

  test("is counted from by the functions of the module too", () => {
    const [first, second] = [buildApplication(), buildApplication()];
    expect(first.key).not.toBe(second.key);
  });
});

describe("overrides", () => {
  const { buildApplication, buildIntegrationConfiguration, buildFormVariable } = createFactories();

  test("go deep and leave the rest", () => {
    const application = buildApplication({ _maintainer: { member: { email: "eve@acme.com" } } });
    expect(application._maintainer?.member).toEqual({
      ...fixtures.application._maintainer.member,
      email: "eve@acme.com",
    });
  });

  test("replace arrays", () => {
    expect(buildIntegrationConfiguration({ tags: ["a", "b"] }).tags).toEqual(["a", "b"]);
    expect(buildIntegrationConfiguration({ tags: [] }).tags).toEqual([]);
  });

  test("add to maps and take away from them", () => {
    const site = { href: "/site", type: "text/html" };
    expect(buildApplication({ _links: { site, self: undefined } })._links).toEqual({ site });
    const { configValues } = buildIntegrationConfiguration({
      configValues: { hostURL: "https://example.com", own: 1 },
    });
    expect(configValues).toMatchObject({ hostURL: "https://example.com", own: 1, sendFlagComments: true });
  });

  test("replace a value that can be of any type", () => {
    expect(buildFormVariable({ defaultValue: { a: [1] } }).defaultValue).toEqual({ a: [1] });
  });

  test("remove an optional property that is undefined", () => {
    expect(buildApplication({ description: undefined })).not.toHaveProperty("description");
  });

  test("are laid over a built object where the example has none", () => {
    const { team } = buildApplication({ _maintainer: { team: { name: "Shop" } } })._maintainer ?? {};
    expect(team).toMatchObject({ name: "Shop", customRoleKeys: ["access-to-test-projects"] });
  });

  test.each<[string, object, string]>([
    [
      "an unknown property",
      { nmae: "x" },
      "buildApplication.nmae: there is no such property. There are autoAdded, key,",
    ],
    [
      "one within",
      { _maintainer: { member: { emial: "x" } } },
      "buildApplication._maintainer.member.emial: there is no",
    ],
    ["the removal of a required property", { key: undefined }, "buildApplication.key: the property is required"],
    [
      "such a removal within",
      { _maintainer: { member: { _id: undefined } } },
      "_maintainer.member._id: the property is req",
    ],
    [
      "an unknown property of an item",
      { _access: { denied: [{ action: "a", raeson: {} }] } },
      "buildApplication._access.denied[0].raeson: there is no such",
    ],
    [
      "one in a map",
      { _links: { "a b": { herf: "x" } } },
      'buildApplication._links["a b"].herf: there is no such property. There are href, type.',
    ],
    [
      "the removal of an item's required property",
      { _access: { denied: [{ action: undefined }] } },
      "denied[0].action: the property is required",
    ],
    ["an array for overrides", ["x"], "buildApplication: overrides are an object."],
  ])("refuse %s with its path", (_, overrides, message) => {
    expect(() => buildApplication(overrides)).toThrow(TypeError);
    expect(() => buildApplication(overrides)).toThrow(message);
  });

  test("can't set a prototype", () => {
    const own = JSON.parse('{"__proto__": {"polluted": true}}');
    const { configValues } = buildIntegrationConfiguration({ configValues: own });
    expect(Object.getPrototypeOf(configValues)).toBe(Object.prototype);
    expect(JSON.stringify(configValues)).toContain("polluted");
  });
});
