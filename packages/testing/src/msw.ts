import { servers } from "@ld-rest/types";
import { type HttpHandler, http } from "msw";
import { readBaseUrl } from "./core/api.js";
import { respondTo } from "./core/deliver.js";
import { pathPattern } from "./core/routes.js";
import { checkOptions } from "./core/validate.js";
import type { FakeApi } from "./fake-api.js";
import { routes } from "./routes.gen.js";

/** Options of MSW handlers. */
export interface HandlersOptions {
  /** Base URL of the API. It can have a path, and in a page it can be relative. Default: the spec's three servers. */
  readonly baseUrl?: string;
}

/**
 * Creates MSW handlers that respond with a fake API, for `setupServer` and `setupWorker`. They handle only the paths of the spec. Other
 * requests stay unhandled, or go to your own handlers.
 *
 * @example
 * ```ts
 * import { createFakeApi } from "@ld-rest/testing";
 * import { handlers } from "@ld-rest/testing/msw";
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(...handlers(createFakeApi()));
 * server.listen();
 * server.close();
 * ```
 *
 * @throws TypeError for an unknown option, and for an invalid base URL
 */
export function handlers(fake: FakeApi, options: HandlersOptions = {}): HttpHandler[] {
  checkOptions("handlers", options, ["baseUrl"]);
  const { baseUrl } = options;
  const bases = baseUrl === undefined ? Object.values(servers) : [readBaseUrl(baseUrl)];
  const paths = [...new Set(Object.values(routes).map(({ path }) => path))];
  return bases.flatMap((base) =>
    paths.map((path) =>
      // A regular expression, since parentheses and colons have a meaning in MSW's path patterns.
      http.all(
        pathPattern(base, path),
        // MSW turns `Response.error()` into a network error.
        async ({ request }) => (await respondTo(fake, request, new URL(base).pathname)) ?? Response.error(),
      ),
    ),
  );
}
