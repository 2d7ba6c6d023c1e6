import { servers } from "@ld-rest/types";

/** An instance of LaunchDarkly. */
export type Region = keyof typeof servers;

/**
 * The base URL of a client, without a slash at its end.
 *
 * @throws TypeError for a region that the spec doesn't have, and for a URL that isn't http(s) or that has credentials, a query or
 *   a fragment
 */
export function readBaseUrl({ region = "commercial", baseUrl }: { region?: Region; baseUrl?: string }): string {
  if (baseUrl === undefined) {
    const url: string | undefined = Object.hasOwn(servers, region) ? servers[region] : undefined;
    if (url === undefined) throw new TypeError(`There is no region ${region}. Use ${Object.keys(servers).join(", ")}.`);
    return url;
  }
  if (!URL.canParse(baseUrl)) throw new TypeError("The baseUrl is not a URL.");
  const { protocol, username, password, search, hash, href } = new URL(baseUrl);
  if (protocol !== "https:" && protocol !== "http:")
    throw new TypeError(`The baseUrl must be http(s), not ${protocol}`);
  if (username || password) throw new TypeError("The baseUrl must not hold credentials.");
  if (search || hash) throw new TypeError("The baseUrl must not have a query or a fragment.");
  return href.replace(/\/+$/, "");
}
