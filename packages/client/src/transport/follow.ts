import { ApiError } from "../errors/api-error.js";
import type { Transport } from "./transport.js";

const most = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Follows redirects within the origin of the request, which keeps its token; one to another origin is an error.
 *
 * @throws {@link ApiError} for a redirect that is not followed
 */
export function follow(next: Transport): Transport {
  return async (request) => {
    let { url } = request;
    for (let count = 0; ; count += 1) {
      const answer = await next(count === 0 ? request : { ...request, url });
      const { status, type, headers } = answer.response;
      // A browser tells no more of a redirect than that it was one.
      if (type !== "opaqueredirect" && !redirects.has(status)) return answer;
      const location = headers.get("location") ?? "";
      const { origin, href } = new URL(URL.canParse(location, url) ? location : "about:blank", url);
      if (origin !== new URL(url).origin || !/^(GET|HEAD)$/.test(request.method) || count === most) {
        throw new ApiError({
          ...request,
          headers: {},
          message: `a redirect to ${origin}, which is not followed.`,
          status,
        });
      }
      url = href;
    }
  };
}
