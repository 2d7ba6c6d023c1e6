import { type FakeCore, pageUrl } from "./core/api.js";
import { respondTo } from "./core/deliver.js";

/** The `fetch` function of a fake API. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Creates the `fetch` of an instance. It rejects requests that the real `fetch` rejects. A signal ends every wait. */
export function createFetch(core: FakeCore): FakeFetch {
  const { baseUrls, passthrough } = core;
  return async (input, init) => {
    const request = createRequest(input, init);
    const { method, url, headers, signal } = request;
    signal.throwIfAborted();
    const base = baseUrls.find((one) => url === one || url.startsWith(`${one}/`));
    const basePath = base && new URL(base).pathname;
    if (passthrough && !(basePath && core.isModelled({ method, url, headers, basePath }))) return passthrough(request);
    if (!basePath) {
      const { origin } = new URL(url);
      throw new TypeError(
        `fake.fetch serves ${baseUrls.join(", ")}, not ${origin}. Pass \`baseUrl\` or \`passthrough\` to createFakeApi.`,
      );
    }
    const response = await respondTo(core, request, basePath);
    if (response) return response;
    signal.throwIfAborted();
    // Node's fetch reports a reset connection in this form.
    const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    throw new TypeError("fetch failed", { cause });
  };
}

function createRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  // Not `instanceof`: other realms have their own `Request`.
  if (typeof input !== "object" || !("headers" in input)) return new Request(new URL(input, pageUrl()), init);
  return init === undefined ? input : new Request(input, init);
}
