/** Headers by name. Names are compared without regard to case. */
export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as plain data. */
export interface FakeRequest {
  /** HTTP method. */
  readonly method: string;
  /** Absolute URL, or path and query. */
  readonly url: string;
  /** Path before the spec's paths, such as `/ld/`. Default: none. */
  readonly basePath?: string;
  /** Headers by name. */
  readonly headers: HeaderValues | Headers;
  /** Body as text. Default: none. */
  readonly body?: string | undefined;
  /** The caller's address, for rate limits by address. Default: one address for all. */
  readonly address?: string | undefined;
}

/** A response as plain data. */
export interface FakeResponse {
  /** HTTP status. */
  readonly status: number;
  /** Headers by lowercase name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body as text. Absent if there is none. */
  readonly body?: string;
  /** How an injected fault disturbs the delivery. */
  readonly delivery?: Delivery;
}

/** How an injected fault disturbs the delivery of a response. */
export interface Delivery {
  /** Latency in milliseconds of the instance's clock. */
  readonly delayMs?: number;
  /** `hang`: no response; `reset`: the connection is reset before it; `cut`: the connection ends after the body's text. */
  readonly ending?: "hang" | "reset" | "cut";
  /** Aborts when the instance is reset, which ends every wait. */
  readonly released: AbortSignal;
}

/** Converts headers to a record by lowercase name. */
export function lowerCaseHeaders(headers: HeaderValues | Headers): HeaderValues {
  // Not `instanceof`: other realms have their own `Headers`, and happy-dom's keeps the case of names.
  const entries: Iterable<[string, HeaderValues[string]]> =
    Symbol.iterator in headers ? (headers as Headers) : Object.entries(headers);
  return Object.fromEntries(
    [...entries].map(([name, value]) => [name.toLowerCase(), typeof value === "string" ? value.trim() : value]),
  );
}

/** Returns the value of a header, or its first value. */
export function headerValue(headers: HeaderValues, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" || value === undefined ? value : value[0];
}

/** Destination of a request. */
export interface Target {
  /** Path, still percent-encoded. */
  readonly path: string;
  /** Query without its question mark. */
  readonly query: string;
  /** Part of the URL before the path; empty if the URL has no host. */
  readonly origin: string;
}

/** Parses a request's URL. @returns `undefined` if it is neither a path nor an HTTP URL */
export function readTarget({ url, basePath = "/" }: FakeRequest): Target | undefined {
  const relative = url.startsWith("/");
  const text = relative ? `http://localhost${url}` : url;
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname, search } = new URL(text);
  const base = basePath.replace(/\/$/, "");
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  return { path, query: search.slice(1), origin: relative ? "" : `${origin}${base}` };
}
