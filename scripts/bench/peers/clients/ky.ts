import ky from "ky";
import type { ClientSide } from "./side.ts";

/** As many retries as needed, of which the wait is read from the API's header. */
export const connect: ClientSide["connect"] = async (prefixUrl) => {
  const client = ky.create({
    prefixUrl,
    timeout: false,
    retry: { limit: 200, statusCodes: [429], delay: () => 0, maxRetryAfter: 500 },
    hooks: {
      beforeRetry: [
        async ({ error }) => {
          const reset = Number((error as { response?: Response }).response?.headers.get("x-ratelimit-reset"));
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, reset - Date.now())));
        },
      ],
    },
  });
  return () => client.get("api/v2/applications/shop").json();
};
