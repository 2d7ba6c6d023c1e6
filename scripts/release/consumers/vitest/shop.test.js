import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { arbitrary } from "@ld-rest/testing/fast-check";
import { handlers } from "@ld-rest/testing/msw";
import fc from "fast-check";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const fake = createFakeApi();
const server = setupServer(...handlers(fake));
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => fake.reset());
afterAll(() => server.close());

const ld = createClient({ token: fake.token });

test("MSW answers the client", async () => {
  const { flags } = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
  expect(flags.totalCount).toBe(2);
  fake.log.assertRequested("getApplication", { times: 1, status: 200 });
});

test("an assertion that fails says what was seen", () => {
  expect(() => fake.log.assertRequested("getApplication")).toThrow(/There was no request\./);
});

test("generated applications pass through", () => {
  fc.assert(
    fc.property(arbitrary("Application"), (application) => {
      expect(createFakeApi({ applications: [application] }).applications.size).toBe(1);
    }),
  );
});
