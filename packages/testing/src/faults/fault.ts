import type { OperationId } from "../routing/operation.js";

/** What goes wrong. Lengths are in characters of the body, times in milliseconds. */
export type Fault =
  /** The answer takes longer, by the instance's clock. */
  | { readonly kind: "latency"; readonly ms: number }
  /** The answer never comes. Only the caller's signal or the end of the server ends the wait. */
  | { readonly kind: "hang" }
  /** The connection is gone before the first byte of an answer. */
  | { readonly kind: "reset" }
  /** The connection is gone in the middle of the body. Default: after half of it. */
  | { readonly kind: "cut"; readonly length?: number }
  /** The answer is whole as HTTP, but its JSON ends early. Default: after half of it. */
  | { readonly kind: "truncate"; readonly length?: number }
  /** The body comes under another media type; an empty one takes the header away. */
  | { readonly kind: "contentType"; readonly value: string }
  /** Another answer comes instead, from a proxy on the way, say. A body that is no string is sent as JSON. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The server's clock is wrong by so much, in `Date` and `X-Ratelimit-Reset`. */
  | { readonly kind: "clockSkew"; readonly ms: number };

/** Which requests a fault strikes. */
export interface FaultTarget {
  /** Only this operation. Default: every request, whatever it is for. */
  readonly operation?: OperationId;
  /** How many times, and then never again. Default: until it is removed. */
  readonly times?: number;
  /** How likely it is each time, from 0 to 1; the instance's seed decides. Default: 1. */
  readonly probability?: number;
}
