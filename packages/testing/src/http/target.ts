/** What a request asks for: the path as it was sent, still percent-encoded, and the query without its question mark. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

/** What a URL parser would rewrite: steps (`.`, `..`, however encoded), backslashes, and what is stripped from the ends. */
const needsParser = /[\\\s]|\/(?:\.|%2e)/i;

/**
 * Splits a URL into path and query.
 *
 * An ordinary URL is cut by hand, which takes a tenth of the time that parsing takes. One that a parser would rewrite is given to it, so
 * that the path is what a server would have been sent (WHATWG URL, section 4.4).
 */
export function readTarget(url: string): Target {
  const absolute = url.startsWith("/") ? -1 : url.indexOf("://");
  const host = absolute < 0 ? 0 : url.indexOf("/", absolute + 3);
  if (absolute >= 0 && (host < 0 || needsParser.test(url))) return parse(url);
  const hash = url.indexOf("#", host);
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?", host);
  return mark < 0 || mark > end
    ? { path: url.slice(host, end), query: "" }
    : { path: url.slice(host, mark), query: url.slice(mark + 1, end) };
}

function parse(url: string): Target {
  const { pathname, search } = new URL(url);
  return { path: pathname, query: search.slice(1) };
}
