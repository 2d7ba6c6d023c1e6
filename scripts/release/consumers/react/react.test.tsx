import { createClient } from "@ld-rest/client";
import { buildApplication, createFakeApi } from "@ld-rest/testing";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApplicationName } from "./application-name";

test("React Query renders an application, and again after it has changed", async () => {
  const fake = createFakeApi({ applications: [buildApplication({ key: "shop", name: "Shop" })] });
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  const queries = new QueryClient();
  render(
    <QueryClientProvider client={queries}>
      <ApplicationName ld={ld} applicationKey="shop" />
    </QueryClientProvider>,
  );
  expect(screen.getByText("Loading…")).toBeTruthy();
  expect(await screen.findByText("Shop")).toBeTruthy();

  fake.applications.update("shop", { name: "Second shop" });
  await queries.refetchQueries();
  expect(await screen.findByText("Second shop")).toBeTruthy();
  fake.log.assertRequested("getApplication", { times: 2 });
});

test("React Query hands on the API's error", async () => {
  const fake = createFakeApi();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApplicationName ld={ld} applicationKey="missing" />
    </QueryClientProvider>,
  );
  expect(await screen.findByText("Invalid resource identifier")).toBeTruthy();
});
