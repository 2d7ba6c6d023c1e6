import type { HeaderValues } from "../http/message.js";

const normalised = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);

/** `fetch` puts these methods in upper case and no others: `patch` stays as it is, and no server knows it (Fetch standard, "normalize"). */
export function readMethod(method: string): string {
  if (normalised.has(method)) return method;
  const upper = method.toUpperCase();
  return normalised.has(upper) ? upper : method;
}

/** Headers in any form that `fetch` takes, as plain data. Not every runtime gives the names of `Headers` in lower case: happy-dom doesn't. */
export function readHeaders(headers: HeadersInit): HeaderValues {
  const values: Record<string, string> = {};
  if (headers instanceof Headers) {
    headers.forEach((value, name) => {
      values[name.toLowerCase()] = value;
    });
    return values;
  }
  const entries: Iterable<readonly string[]> = Symbol.iterator in headers ? headers : Object.entries(headers);
  for (const [name = "", value = ""] of entries) values[name.toLowerCase()] = String(value).trim();
  return values;
}
