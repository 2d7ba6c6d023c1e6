import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript";
import type { ClientSide } from "./side.ts";

/** The vendor's own; has no retries. */
export const connect: ClientSide["connect"] = async (basePath) => {
  const api = new ApplicationsBetaApi(new Configuration({ apiKey: "api-0", basePath }));
  return () => api.getApplication("shop");
};
