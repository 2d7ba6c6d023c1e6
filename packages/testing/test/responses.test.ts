import { describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";
import { ask, cafe, datadog } from "./ask.js";

const { applicationWithFlags, applicationAutoAdded, integrationConfigurations } = fixtures;

describe("an application", () => {
  const fake = createFakeApi();

  test("is found by its key", () => {
    const { status, body } = ask(fake, cafe);
    expect(status).toBe(200);
    expect(body).toEqual(fixtures.application);
  });

  test.each(["", "?expand=", "?expand", "?other=flags", "?Expand=flags", "#?expand=flags"])(
    "has no flags where the query is %j",
    (query) => {
      expect(ask(fake, cafe + query).body).not.toHaveProperty("flags");
    },
  );

  test.each([
    "?expand=flags",
    "?expand=flags,flags",
    "?a=b&expand=flags#top",
    "?expand=%66lags",
    "?expand=&expand=flags",
    "?expand=flags,",
  ])("has its flags where the query is %j", (query) => {
    expect(ask(fake, cafe + query).body).toEqual(applicationWithFlags);
  });

  test("without flags has an empty list of flags when expanded", () => {
    const { body } = ask(fake, `/api/v2/applications/${applicationAutoAdded.key}?expand=flags`);
    expect(body["flags"]).toMatchObject({ items: [], totalCount: 0 });
  });

  test.each(["?expand=flag", "?expand=flags,members", "?expand=FLAGS", "?expand=flags%20"])(
    "gets 400 with the name of the parameter for the query %j",
    (query) => {
      const { status, body } = ask(fake, cafe + query);
      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: "invalid_request",
        message: expect.stringContaining("the query parameter expand["),
      });
    },
  );

  test("that doesn't exist gets 404", () => {
    const { status, body } = ask(fake, "/api/v2/applications/com.acme.shop");
    expect(status).toBe(404);
    expect(body["code"]).toBe("not_found");
  });

  test.each(["a/b", "ä ö", "100%", "a?b#c", "__proto__", "日本", "a+b"])(
    "with the key %j is found under its encoding",
    (key) => {
      const own = createFakeApi({ applications: [{ ...applicationAutoAdded, key }] });
      expect(ask(own, `/api/v2/applications/${encodeURIComponent(key)}`).body["key"]).toBe(key);
    },
  );

  test.each(["%zz", "%", "%ff", "a%2"])("under %s, which is not percent-encoded, gets 400", (segment) => {
    const { status, body } = ask(fake, `/api/v2/applications/${segment}`);
    expect(status).toBe(400);
    expect(body["message"]).toContain("applicationKey");
  });
});

describe("the configurations of an integration", () => {
  test("are those of the spec's examples", () => {
    const { status, body } = ask(createFakeApi(), datadog);
    expect(status).toBe(200);
    expect(body).toEqual(integrationConfigurations);
  });

  test("are filtered by the key", () => {
    const [first] = integrationConfigurations.items;
    const slack = { ...first, _id: "1", name: "Slack", _links: {}, _integrationKey: "slack" };
    const other = { ...slack, _id: "2", _integrationKey: "datadog" };
    const fake = createFakeApi({ integrationConfigurations: [slack, other] });
    expect(ask(fake, "/api/v2/integration-configurations/keys/slack").body["items"]).toEqual([slack]);
  });

  test("are an empty list for an integration without a configuration", () => {
    const { status, body } = ask(createFakeApi(), "/api/v2/integration-configurations/keys/slack");
    expect(status).toBe(200);
    expect(body).toEqual(fixtures.integrationConfigurationsEmpty);
  });

  test("get 404 if there is no such integration", () => {
    expect(ask(createFakeApi(), "/api/v2/integration-configurations/keys/nope").status).toBe(404);
  });

  test.each(["redis", "dynamodb", "split", "unleash"])("leave out those of %s, which has its own endpoint", (key) => {
    const [first] = integrationConfigurations.items;
    const configuration = { _links: {}, name: key, ...first, _id: "1", _integrationKey: key };
    const fake = createFakeApi({ integrationConfigurations: [configuration] });
    const { status, body } = ask(fake, `/api/v2/integration-configurations/keys/${key}`);
    expect(status).toBe(200);
    expect(body["items"]).toEqual([]);
  });
});
