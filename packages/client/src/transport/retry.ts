import { type Clock, sleep } from "../clock.js";
import { CallError } from "../errors/call-error.js";
import { NetworkError } from "../errors/network-error.js";
import { askedWait } from "../rate-limit/headers.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Answer, Outgoing, Transport } from "./transport.js";

/** How calls that fail are sent again. */
export interface RetryOptions {
  /** How often a call is sent at the most, the first time included; above 0. Default: 6. 1 sends nothing again. */
  readonly attempts?: number | undefined;
  /**
   * The longest wait before another attempt, in milliseconds; above 0. An answer that asks for a longer one ends in an error that
   * says when to come back. Default: 60,000.
   */
  readonly maxWaitMs?: number | undefined;
}

/** A failed attempt that is followed by another one. */
export interface RetryEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  readonly path: string;
  /** Which attempt failed, from 1. */
  readonly attempt: number;
  /** How long until the next one, in milliseconds. */
  readonly waitMs: number;
  /** What failed: the status of the answer, or the error's name. */
  readonly reason: number | string;
}

/** Statuses beside 429 that pass. */
const passing = /408|50[0234]/;
/** The methods of OpenAPI that may not be repeated. */
const unrepeatable = /POST|PATCH/;
/** Causes that fail before a request has been sent. */
const unsent = /econnrefused|enotfound|eai_again|connect.timeout/i;

/**
 * Sends again what failed by chance: refusals (429) of any call; other statuses, failed connections and answers that broke off of
 * calls that may be repeated (RFC 9110, section 9.2.2), and connections that were never made of any call.
 *
 * The wait is what the answer asks for and up to a tenth more, at most a second; else it grows from 200 ms to 10 s, with full
 * jitter.
 *
 * @param hooks - `retry` is told of each attempt that is followed by another
 * @throws what the last attempt threw, with the number of attempts
 */
export function retry(
  next: Transport,
  { attempts, maxWaitMs }: Readonly<Record<keyof RetryOptions, number>>,
  { clock, serverClock, random }: { clock: Clock; serverClock: ServerClock; random: () => number },
  hooks: { retry?: ((event: RetryEvent) => void) | undefined },
): Transport {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const { method, path, signal } = request;
      let answer: Answer | undefined;
      let error: unknown;
      try {
        answer = await next(attempt === 1 ? request : { ...request, attempt });
      } catch (thrown) {
        error = thrown;
      }
      // A refusal that was not this call's own is final.
      if (answer && (answer.response.ok || answer.attempts < attempt)) return answer;
      const asked = answer && askedWait(answer.response, serverClock.now());
      const again =
        attempt < (request.attempts ?? attempts) && isRetried(request, answer, error) && !(asked && asked > maxWaitMs);
      if (!again) {
        if (answer) return answer;
        if (error instanceof CallError) error.attempts = attempt;
        throw error;
      }
      const waitMs = Math.round(
        asked
          ? asked + random() * Math.min(1000, asked / 10)
          : random() * Math.min(10_000, maxWaitMs, 200 * 2 ** (attempt - 1)),
      );
      hooks.retry?.({ method, path, attempt, waitMs, reason: answer?.response.status ?? (error as Error).name }); // a NetworkError
      await sleep(clock, waitMs, signal);
    }
  };
}

function isRetried({ method }: Outgoing, answer: Answer | undefined, error: unknown): boolean {
  const repeats = !unrepeatable.test(method);
  if (!answer) return error instanceof NetworkError && (repeats || unsent.test(error.message));
  const { status } = answer.response;
  return status === 429 || (repeats && passing.test(`${status}`));
}
