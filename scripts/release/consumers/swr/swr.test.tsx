import { createClient } from "@ld-rest/client";
import { buildApplication, createFakeApi } from "@ld-rest/testing";
import { fireEvent, render, screen } from "@testing-library/react";
import { createQueryHook } from "swr-openapi";
import { expect, test } from "vitest";

test("SWR renders an application, and again after it has changed", async () => {
  const fake = createFakeApi({ applications: [buildApplication({ key: "shop", name: "Shop" })] });
  const useQuery = createQueryHook(createClient({ token: fake.token, fetch: fake.fetch }), "launchdarkly");

  function ApplicationName() {
    const { data, isLoading, mutate } = useQuery("/api/v2/applications/{applicationKey}", {
      params: { path: { applicationKey: "shop" } },
    });
    return (
      <button type="button" onClick={() => mutate()}>
        {isLoading ? "Loading…" : data?.name}
      </button>
    );
  }

  render(<ApplicationName />);
  expect(screen.getByText("Loading…")).toBeTruthy();
  const button = await screen.findByText("Shop");

  fake.applications.update("shop", { name: "Second shop" });
  fireEvent.click(button);
  expect(await screen.findByText("Second shop")).toBeTruthy();
  fake.log.assertRequested("getApplication", { times: 2 });
});
