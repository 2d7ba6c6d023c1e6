import type { Clock } from "../clock.js";
import { tellingHeaders } from "../telling-headers.js";
import { shown } from "./shown.js";
import type { Transport } from "./transport.js";

/** An attempt, as a hook sees it. */
export interface RequestEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  readonly path: string;
  /** Where the request goes, with its query. */
  readonly url: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

/** An answer, as a hook sees it. */
export interface ResponseEvent extends RequestEvent {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Those headers of the answer that tell of limits and content, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long the attempt took, its body included, in milliseconds. */
  readonly durationMs: number;
}

/** Tells of each attempt and its answer, as plain data without the token. */
export function observe(
  next: Transport,
  clock: Clock,
  hooks: {
    request?: ((event: RequestEvent) => void) | undefined;
    response?: ((event: ResponseEvent) => void) | undefined;
  },
): Transport {
  return async (request) => {
    const { method, path, url, attempt = 1 } = request;
    const event = { method, path, url, attempt };
    const sentAt = clock.now();
    hooks.request?.(event);
    const answer = await next(request);
    const { status, headers } = shown(answer);
    hooks.response?.({ ...event, status, headers: tellingHeaders(headers), durationMs: clock.now() - sentAt });
    return answer;
  };
}
