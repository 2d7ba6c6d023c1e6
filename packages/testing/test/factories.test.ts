import { describe, expect, test } from "vitest";
import { buildApplication, buildList, createFactories, fixtures } from "../src/index.js";

describe("a built object", () => {
  test("is the spec's example with a key, a name and a time of its own", () => {
    const { buildApplication } = createFactories();
    const [first, second] = [buildApplication(), buildApplication()];
    expect(first).toMatchObject({ key: "com.launchdarkly.cafe-1", name: "LaunchDarklyCafe-1" });
    expect(second).toMatchObject({ key: "com.launchdarkly.cafe-2", name: "LaunchDarklyCafe-2" });
    expect(second.creationDate).toBe((first.creationDate ?? 0) + 1);
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

  test("has a total that follows the items", () => {
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
  test("is the number of the first object", () => {
    expect(createFactories({ seed: 41 }).buildApplication().key).toBe("com.launchdarkly.cafe-41");
  });

  test("gives two instances equal objects that share nothing", () => {
    const [one, other] = [createFactories(), createFactories()];
    one.buildApplication();
    one.buildTeamSummary();
    expect(other.buildApplication()).toEqual(createFactories().buildApplication());
  });

  test("also applies to the exported functions", () => {
    const [first, second] = [buildApplication(), buildApplication()];
    expect(first.key).not.toBe(second.key);
  });
});

describe("overrides", () => {
  const { buildApplication, buildIntegrationConfiguration, buildFormVariable } = createFactories();

  test("are merged deeply and leave the rest", () => {
    const application = buildApplication({ _maintainer: { member: { email: "eve@acme.com" } } });
    const { member } = fixtures.application._maintainer;
    expect(application._maintainer?.member).toEqual({ ...member, email: "eve@acme.com" });
  });

  test("replace arrays", () => {
    expect(buildIntegrationConfiguration({ tags: ["a", "b"] }).tags).toEqual(["a", "b"]);
    expect(buildIntegrationConfiguration({ tags: [] }).tags).toEqual([]);
  });

  test("add and remove entries of maps", () => {
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

  test("are merged into a built object if the example has none", () => {
    const { team } = buildApplication({ _maintainer: { team: { name: "Shop" } } })._maintainer ?? {};
    expect(team).toMatchObject({ name: "Shop", customRoleKeys: ["access-to-test-projects"] });
  });

  test.each<[string, object, string]>([
    ["an unknown property", { nmae: "x" }, "buildApplication.nmae: unknown property. The schema has autoAdded, key,"],
    [
      "an unknown nested property",
      { _maintainer: { member: { emial: "x" } } },
      "buildApplication._maintainer.member.emial: unknown property",
    ],
    ["the removal of a required property", { key: undefined }, "buildApplication.key: the property is required"],
    [
      "the removal of a required nested property",
      { _maintainer: { member: { _id: undefined } } },
      "_maintainer.member._id: the property is req",
    ],
    [
      "an unknown property of an item",
      { _access: { denied: [{ action: "a", raeson: {} }] } },
      "buildApplication._access.denied[0].raeson: unknown property",
    ],
    [
      "an unknown property in a map",
      { _links: { "a b": { herf: "x" } } },
      'buildApplication._links["a b"].herf: unknown property. The schema has href, type.',
    ],
    [
      "the removal of an item's required property",
      { _access: { denied: [{ action: undefined }] } },
      "denied[0].action: the property is required",
    ],
    ["an array of overrides", ["x"], "buildApplication takes objects with overrides."],
  ])("reject %s with its path", (_, overrides, message) => {
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

describe("derived values", () => {
  const { buildApplication, buildFlagListing, buildApplicationFlagCollection } = createFactories();
  const flags = [buildFlagListing({ key: "a" }), buildFlagListing({ key: "b/c" })];

  test("follow overrides at every depth", () => {
    const {
      _links,
      _maintainer,
      flags: all,
    } = buildApplication(
      { key: "shop", _maintainer: { member: { _id: "m1" }, team: { key: "t1" } } },
      { flags: { items: flags } },
    );
    expect(_links?.["self"]?.href).toBe("/api/v2/applications/shop");
    expect(_maintainer?.member?._links["self"]?.href).toBe("/api/v2/members/m1");
    expect(_maintainer?.team?._links?.["self"]?.href).toBe("/api/v2/teams/t1");
    expect(all?.totalCount).toBe(2);
    expect(all?._links?.["self"]?.href).toBe("/api/v2/applications/shop?expand=flags");
    expect(flags[1]?._links?.["self"]?.href).toBe("/api/v2/flags/default/b%2Fc");
    expect(flags[1]?._site?.href).toBe("/default/production/features/b%2Fc");
  });

  test("can be overridden", () => {
    const href = "/elsewhere";
    expect(buildApplication({ _links: { self: { href } } })._links?.["self"]?.href).toBe(href);
    expect(buildApplicationFlagCollection({ items: flags, totalCount: 7 }).totalCount).toBe(7);
    expect(buildApplicationFlagCollection({ items: flags, totalCount: undefined })).not.toHaveProperty("totalCount");
  });
});

describe("the values of overrides", () => {
  test.each<[object, string]>([
    [{ kind: "desktop" }, 'buildApplication.kind: expected one of ["browser","mobile","server"], got "desktop".'],
    [{ _maintainer: { member: { email: 1 } } }, "buildApplication._maintainer.member.email: expected string, got 1."],
    [{ flags: { items: [{ key: "a" }] } }, "buildApplication.flags.items[0].name: expected a value, got nothing."],
    [{ creationDate: Number.NaN }, "buildApplication.creationDate: expected integer, got null."],
  ])("are validated: %j", (overrides, message) => {
    expect(() => buildApplication(overrides)).toThrow(new TypeError(message));
  });
});

describe("several overrides and objects", () => {
  const inBrowsers = { kind: "browser", autoAdded: false } as const;

  test("later overrides win, so that a set of them is a trait", () => {
    expect(buildApplication(inBrowsers, { autoAdded: true })).toMatchObject({ kind: "browser", autoAdded: true });
  });

  test("buildList returns that many objects, each with its own key", () => {
    const { buildApplication: build } = createFactories();
    expect(buildList(build, 2).map(({ key }) => key)).toEqual(["com.launchdarkly.cafe-1", "com.launchdarkly.cafe-2"]);
    expect(buildList(build, 2, inBrowsers).map(({ kind }) => kind)).toEqual(["browser", "browser"]);
    expect(buildList(build, 2, (index) => ({ key: `shop-${index}` })).map(({ key }) => key)).toEqual([
      "shop-0",
      "shop-1",
    ]);
  });

  test("a seed that is not a whole number is an error", () => {
    expect(() => createFactories({ seed: 0.5 })).toThrow("seed must be a whole number, not 0.5.");
    expect(() => createFactories({ sed: 1 } as object)).toThrow('unknown option "sed"');
  });
});
