import { servers } from "@ld-rest/types";
import { type HttpHandler, http } from "msw";
import type { FakeApi } from "../fake-api.js";
import { readHeaders } from "./fetch-request.js";
import { toResponse } from "./fetch-response.js";

/** Which requests are answered. */
export interface HandlersOptions {
  /** Where the API is thought to be; can have a path. Default: the three servers of the spec. */
  readonly baseUrl?: string;
}

/**
 * MSW handlers that a fake API answers, for `setupServer` and `setupWorker`. They take everything below the base URLs and nothing else, so that
 * a page's own modules are left alone.
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
 * @throws TypeError for a base URL that isn't one
 */
export function handlers(fake: FakeApi, { baseUrl }: HandlersOptions = {}): HttpHandler[] {
  const bases = (baseUrl === undefined ? Object.values(servers) : [baseUrl]).map((base) => readBase(base));
  return bases.map((base) =>
    http.all(`${base}/*`, ({ request }) => answer(fake, request, request.url.slice(base.length))),
  );
}

function readBase(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

async function answer(fake: FakeApi, request: Request, url: string): Promise<Response> {
  const given = fake.answer({ method: request.method, url, headers: readHeaders(request.headers) });
  const { delayMs, ending } = given.disturbance ?? {};
  if (delayMs !== undefined) await fake.clock.sleep(delayMs, request.signal);
  if (ending === "hang") return new Promise(() => {}); // the caller's own signal ends its wait: MSW has handed out nothing
  // MSW makes a network error of it.
  return ending === "reset" ? Response.error() : toResponse(given);
}
