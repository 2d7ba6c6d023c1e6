import { type FakeCore, pageUrl } from "./core/api.js";
import { deliver, toResponse } from "./core/deliver.js";
import type { FakeRequest } from "./core/messages.js";

/** The `fetch` function of a fake API. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Methods that `fetch` converts to upper case. Others, such as `patch`, are sent unchanged (Fetch standard, "normalize"). */
const normalized = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);

/** Creates the `fetch` of an instance. A signal ends every wait, as in the real `fetch`. */
export function createFetch(core: FakeCore): FakeFetch {
  const bases = core.baseUrls.map((text) => {
    const { origin, pathname } = new URL(text);
    return { origin, pathname, prefix: pathname.replace(/\/$/, "") };
  });
  return async (input, init) => {
    const given = typeof input === "object" && "headers" in input ? input : undefined;
    const signal = init?.signal ?? given?.signal;
    signal?.throwIfAborted();
    const url = new URL(given?.url ?? String(input), pageUrl());
    const { origin, pathname, search } = url;
    const base = bases.find((one) => one.origin === origin && pathname.startsWith(one.pathname));
    if (!base) {
      if (core.passthrough) return core.passthrough(new Request(input, init));
      throw new TypeError(
        `fake.fetch serves ${core.baseUrls.join(", ")}, not ${origin}. Pass \`baseUrl\` or \`passthrough\` to createFakeApi.`,
      );
    }
    const read = readRequest(url, base.pathname, given, init);
    // Without a body nothing is awaited, so that a fault that is added after the call doesn't apply to it.
    const request = read instanceof Promise ? await read : read;
    if (core.passthrough && !core.isModelled(request)) return core.passthrough(new Request(input, init));
    const { prefix } = base;
    const target = { path: pathname.slice(prefix.length), query: search.slice(1), origin: `${origin}${prefix}` };
    const response = core.respond(request, target);
    if (!response.delivery) return toResponse(response);
    const ending = await deliver(response, core.clock, signal);
    if (ending === "gone") throw signal?.reason;
    // Node's fetch reports a reset connection in this form.
    if (ending === "reset") throw new TypeError("fetch failed", { cause: connectionError() });
    return toResponse(response);
  };
}

/** Reads a request. Members of `init` override those of the request (Fetch standard, section 5.4). */
function readRequest(
  url: URL,
  basePath: string,
  given: Request | undefined,
  init: RequestInit | undefined,
): FakeRequest | Promise<FakeRequest> {
  const method = init?.method ?? given?.method ?? "GET";
  const upper = method.toUpperCase();
  const request: FakeRequest = {
    method: normalized.has(upper) ? upper : method,
    url: url.href,
    basePath,
    // Headers in any form that `fetch` takes.
    headers: (init?.headers ?? given?.headers ?? {}) as FakeRequest["headers"],
  };
  const body = init?.body;
  if (typeof body === "string") return { ...request, body };
  if ((body === undefined || body === null) && !given?.body) return request;
  // The platform serializes streams, forms and bytes, and sets their media type.
  const written = new Request(given ?? url, init);
  return written.text().then((text) => ({ ...request, headers: written.headers, body: text }));
}

function connectionError(): Error {
  return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
}
