import { createClient } from "@ld-rest/client";
import { buildApplication, createFakeApi } from "@ld-rest/testing";
import { handlers } from "@ld-rest/testing/msw";
import { setupServer } from "msw/node";

const fake = createFakeApi({ applications: [buildApplication({ key: "shop" })] });
const server = setupServer(...handlers(fake));
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => fake.reset());
afterAll(() => server.close());

const ld = createClient({ token: fake.token });

test("MSW answers the client", async () => {
  expect((await ld.getApplication({ applicationKey: "shop" })).key).toBe("shop");
  fake.log.assertRequested("getApplication", { parameters: { applicationKey: "shop" } });
});

test("an error comes as the client's own", async () => {
  await expect(ld.getApplication({ applicationKey: "nope" })).rejects.toMatchObject({ status: 404, code: "not_found" });
});

test("an assertion that fails says what was seen", () => {
  expect(() => fake.log.assertRequested("getApplication")).toThrow(/There was no request\./);
});
