/** @jest-environment jest-fixed-jsdom */
import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { toMatchSchema } from "@ld-rest/testing/jest";

expect.extend({ toMatchSchema });

test("the fake works in a page, and the matcher too", async () => {
  document.body.innerHTML = "<p>Shop</p>";
  const fake = createFakeApi();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
  expect(application).toMatchSchema("Application");
  expect(() => expect({}).toMatchSchema("Application")).toThrow(/isn't valid/);
});
