import type { FakeAnswer, FakeRequest, HeaderValues } from "../http/message.js";

/** A `fetch` that a fake API answers. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The face that a client is given instead of `fetch`. */
export function createFetch(answer: (request: FakeRequest) => FakeAnswer): FakeFetch {
  return (input, init) => {
    try {
      return Promise.resolve(toResponse(answer(readRequest(input, init))));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

/** What `fetch` is called with, as plain data; what `init` says wins over the request (Fetch standard, section 5.4). */
function readRequest(input: string | URL | Request, init: RequestInit = {}): FakeRequest {
  const request = typeof input === "object" && "headers" in input ? input : undefined;
  const headers = init.headers ?? request?.headers;
  return {
    method: readMethod(init.method ?? request?.method ?? "GET"),
    url: request?.url ?? String(input),
    headers: headers ? readHeaders(headers) : {},
  };
}

/** An answer as fetch hands it out. */
function toResponse({ status, headers, body }: FakeAnswer): Response {
  return new Response(body ?? null, { status, headers });
}

/** `fetch` puts these in upper case and no others: `patch` stays as it is, and is unknown to servers (Fetch standard, "normalize"). */
function readMethod(method: string): string {
  const upper = method.toUpperCase();
  return ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].includes(upper) ? upper : method;
}

function readHeaders(headers: HeadersInit): HeaderValues {
  const values: Record<string, string> = {};
  if (headers instanceof Headers) {
    headers.forEach((value, name) => {
      values[name] = value;
    });
    return values;
  }
  const entries: Iterable<readonly string[]> = Array.isArray(headers) ? headers : Object.entries(headers);
  for (const [name = "", value = ""] of entries) values[name.toLowerCase()] = value;
  return values;
}
