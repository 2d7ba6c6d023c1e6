import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import type { ClientSide } from "./side.ts";

const Throttled = Octokit.plugin(throttling, retry);

/** With its throttling, which is told to go on, and its retries; the wait is read from the API's header. */
export const connect: ClientSide["connect"] = async (baseUrl) => {
  const octokit = new Throttled({
    baseUrl,
    throttle: { fallbackSecondaryRateRetryAfter: 1, onRateLimit: () => true, onSecondaryRateLimit: () => true },
    retry: { doNotRetry: [400, 401, 403, 404, 422], retryAfterBaseValue: 50 },
    request: { retries: 200 },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return () => octokit.request("GET /api/v2/applications/shop");
};
