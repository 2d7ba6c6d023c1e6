import type { Fetch } from "./layer.js";
import { copyExtraProperties } from "./retry.js";

const maxRedirects = 5;
export const redirectStatuses = [301, 302, 303, 307, 308];

/**
 * Follows redirects of GET and HEAD requests within the request's origin. Any other redirect is returned unchanged, since following it
 * could send the token elsewhere or repeat a change.
 */
export function followRedirects(next: Fetch): Fetch {
  return async (request) => {
    let current = request;
    for (let count = 0; ; count += 1) {
      const response = await next(current);
      const target = redirectTarget(response, current.url);
      const repeatable = request.method === "GET" || request.method === "HEAD";
      if (!target || target.origin !== new URL(request.url).origin || !repeatable || count === maxRedirects)
        return response;
      current = copyExtraProperties(new Request(target, current), current);
    }
  };
}

/** Returns the target of a redirect; undefined if the response isn't a redirect or the target isn't a valid URL. */
export function redirectTarget({ status, headers }: Response, base: string): URL | undefined {
  const location = headers.get("location");
  if (!redirectStatuses.includes(status) || location === null) return undefined;
  return URL.canParse(location, base) ? new URL(location, base) : undefined;
}
