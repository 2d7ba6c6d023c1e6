import { test } from "vitest";
import { createFakeApi } from "../src/index.js";

test("expectations about requests are typed by the operation", () => {
  const { log } = createFakeApi();
  log.assertRequested("getApplication", { parameters: { applicationKey: "a", expand: ["flags"] } });
  log.assertRequested("getAllIntegrationConfigurations", { parameters: { integrationKey: "datadog" } });
  // @ts-expect-error: no such operation
  log.assertRequested("deleteEverything");
  // @ts-expect-error: a parameter of the other operation
  log.assertRequested("getApplication", { parameters: { integrationKey: "datadog" } });
  // @ts-expect-error: no such option
  log.assertRequested("getApplication", { parameters: { expand: ["members"] } });
});
