import { createMockServer } from "@scalar/mock-server";
import type { Mock } from "./side.ts";

/** Answers with the document's example. */
export const connect: Mock["connect"] = async (specification) => {
  const server = await createMockServer({ specification });
  const headers = { authorization: "api-0", "ld-api-version": "beta" };
  return async () => {
    const response = await server.request("/api/v2/applications/com.launchdarkly.cafe", { headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
};
