import { createClient, type Issue } from "@ld-rest/client";
import { validate } from "@ld-rest/client/validation";
import { createFakeApi } from "@ld-rest/testing";
import type { Application } from "@ld-rest/types";
import { applicationSchema, type StandardSchema } from "@ld-rest/types/schemas";

/** Validates a value as libraries do that know Standard Schema only. */
function parse<Type>(schema: StandardSchema<Type>, value: unknown): Type {
  const result = schema["~standard"].validate(value);
  if (result.issues) throw new TypeError(result.issues.map(({ message }) => message).join());
  return result.value;
}

const fake = createFakeApi();
const ld = createClient({ token: fake.token, fetch: fake.fetch, validate });
const app: Application = parse(applicationSchema, await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" }));
const issue: Issue | undefined = validate({ method: "GET", path: "/api/v2/applications/{applicationKey}" }, 200, {});
if (app.kind !== "mobile" || issue === undefined) throw new Error("Nothing was validated.");
