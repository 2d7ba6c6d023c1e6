import { type Context, type Document, OpenAPIBackend } from "openapi-backend";
import type { Mock } from "./side.ts";

/** Answers with the document's example, after it has validated the request. */
export const connect: Mock["connect"] = async (document) => {
  const api = new OpenAPIBackend({ definition: document as Document, quick: true });
  api.register("getApplication", (context: Context) => context.api.mockResponseForOperation("getApplication").mock);
  await api.init();
  const headers = { authorization: "api-0", "ld-api-version": "beta" };
  return () =>
    api.handleRequest({
      method: "GET",
      path: "/api/v2/applications/com.launchdarkly.cafe",
      headers,
      query: {},
      body: "",
    });
};
