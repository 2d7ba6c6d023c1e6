import { describe, expect, it } from "vitest";
import { applicationKindValues, servers } from "../src/index.js";

describe("the constants", () => {
  it("list the values of an enum in the order of the spec", () => {
    expect(applicationKindValues).toEqual(["browser", "mobile", "server"]);
  });

  it("have the base URL of each instance of LaunchDarkly", () => {
    expect(servers).toEqual({
      commercial: "https://app.launchdarkly.com",
      federal: "https://app.launchdarkly.us",
      eu: "https://app.eu.launchdarkly.com",
    });
  });
});
