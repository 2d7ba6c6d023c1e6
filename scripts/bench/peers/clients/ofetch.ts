import { ofetch } from "ofetch";
import type { ClientSide } from "./side.ts";

/** As many retries as needed, of which the wait is read from the API's header. */
export const connect: ClientSide["connect"] = async (baseURL) => {
  const client = ofetch.create({
    baseURL,
    retry: 200,
    retryStatusCodes: [429],
    retryDelay: ({ response }) =>
      Math.max(1, Number(response?.headers.get("x-ratelimit-reset") ?? Date.now() + 500) - Date.now()),
  });
  return () => client("/api/v2/applications/shop");
};
