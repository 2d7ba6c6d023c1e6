// A library whose own types are made of ours: its declarations have to be writable without a name that only we could give.
import { createClient } from "@ld-rest/client";
import type { Application } from "@ld-rest/types";

export { ApiError, type Client, type ClientOptions, isApiError } from "@ld-rest/client";
export type { Application, IntegrationConfiguration, operations } from "@ld-rest/types";

/** What the compiler infers is what the declaration says. */
export function createDirectory(options: Parameters<typeof createClient>[0]) {
  const ld = createClient(options);
  return {
    ld,
    find: (applicationKey: string) => ld.getApplication({ applicationKey, expand: ["flags"] }),
    list: (integrationKey: string) => ld.getAllIntegrationConfigurations({ integrationKey }),
  };
}

/** A type built on ours. */
export interface Summary extends Pick<Application, "name" | "kind"> {
  readonly flags: number;
}
