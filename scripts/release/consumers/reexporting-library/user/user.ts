// Who uses the library names none of our packages for its types.
import { createFakeApi } from "@ld-rest/testing";
import { type Application, createDirectory, isApiError, type Summary } from "consumer-reexporting-library";

const fake = createFakeApi();
const directory = createDirectory({ token: fake.token, fetch: fake.fetch });
const app: Application = await directory.find("com.launchdarkly.cafe");
const summary: Summary = { name: app.name, kind: app.kind, flags: app.flags?.totalCount ?? 0 };
const { items } = await directory.list("datadog");
if (summary.name !== "LaunchDarklyCafe" || items.length === 0) throw new Error("Nothing came.");

try {
  await directory.find("missing");
  throw new Error("It was found.");
} catch (error) {
  if (!isApiError(error)) throw error;
}
