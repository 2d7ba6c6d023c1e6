import type { Transport } from "./transport.js";

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The innermost layer: one call of fetch, with its body read.
 *
 * @param fetch - default: `globalThis.fetch` as it is at the time of each call, so that a mock that is installed later is seen
 */
export function exchange(fetch: Fetch | undefined): Transport {
  return async ({ method, url, headers, body, signal, binary }) => {
    const response = await (fetch ?? globalThis.fetch)(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    const type = response.headers.get("content-type") ?? "";
    const readable = !binary || /json|^text\//i.test(type);
    return { response, body: readable ? await response.text() : await response.blob() };
  };
}
