import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { handlers } from "@ld-rest/testing/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";

const fake = createFakeApi();
const server = setupServer(...handlers(fake));
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

test("there is a document", () => {
  document.body.innerHTML = "<p>Shop</p>";
  expect(document.querySelector("p").textContent).toBe("Shop");
});

test.each([
  ["fetch", () => createClient({ token: fake.token, fetch: fake.fetch })],
  ["MSW", () => createClient({ token: fake.token })],
])("%s answers the client", async (_, connect) => {
  const application = await connect().getApplication({ applicationKey: "com.launchdarkly.cafe" });
  expect(application.name).toBe("LaunchDarklyCafe");
});

test("headers of the environment's own are understood", async () => {
  const headers = new Headers({ Authorization: fake.token, "LD-API-Version": "beta" });
  const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";
  expect((await fake.fetch(url, { headers })).status).toBe(200);
});
