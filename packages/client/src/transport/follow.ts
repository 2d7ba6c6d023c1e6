import type { Transport } from "./transport.js";

const most = 5;
const redirect = /30[12378]/;

/**
 * Follows redirects within the origin of the request, which keeps its token. One to another origin, to nowhere or after five others
 * is what the caller gets, with a body that says so.
 */
export function follow(next: Transport): Transport {
  return async (request) => {
    let { url } = request;
    for (let count = 0; ; count += 1) {
      const answer = await next(count ? { ...request, url } : request);
      const { status, headers } = answer.response;
      // A browser tells no more of a redirect than that it was one: its status is 0.
      if (status && !redirect.test(`${status}`)) return answer;
      const location = headers.get("location");
      const target = location && URL.canParse(location, url) ? new URL(location, url) : undefined;
      if (target?.origin !== new URL(url).origin || !/GET|HEAD/.test(request.method) || count === most) {
        const message = `The redirect to ${target?.origin ?? "nowhere"} is not followed. Check the base URL.`;
        return { ...answer, body: JSON.stringify({ message: answer.hide(message) }) };
      }
      url = target.href;
    }
  };
}
