import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript";
import type { StormSide } from "./side.ts";

/** The vendor's own; has no retries. */
export const connect: StormSide["connect"] = async (basePath) => {
  const api = new ApplicationsBetaApi(new Configuration({ apiKey: "api-0", basePath }));
  return () => api.getApplication("shop");
};
