import { servers } from "@ld-rest/types";

/** An instance of LaunchDarkly. */
export type Region = keyof typeof servers;

/**
 * The base URL of a client, without a slash at its end.
 *
 * @throws TypeError for a region that the spec doesn't have, and for a URL that isn't http(s) or that has credentials, a query or
 *   a fragment
 */
export function readBaseUrl({
  region = "commercial",
  baseUrl,
}: {
  region?: Region | undefined;
  baseUrl?: string | undefined;
}): string {
  if (baseUrl === undefined) {
    const url: unknown = servers[region];
    // Every object has some names that no server goes by.
    if (typeof url !== "string")
      throw new TypeError(`There is no region ${region}. Use ${Object.keys(servers).join(", ")}.`);
    return url;
  }
  const href = URL.canParse(baseUrl) ? new URL(baseUrl).href : "";
  // Of what a URL has before its path, only credentials have an `@`. The URL stays out of the message: it may hold a password.
  if (!/^https?:\/\/[^@/]+\/[^?#]*$/.test(href)) {
    throw new TypeError("The baseUrl must be http(s) without credentials or query.");
  }
  return href.replace(/\/+$/, "");
}
