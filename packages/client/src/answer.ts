import type { Clock } from "./clock.js";
import { ApiError } from "./errors/api-error.js";
import { MalformedResponseError } from "./errors/malformed-response-error.js";
import { RateLimitedError } from "./errors/rate-limited-error.js";
import { errorClasses } from "./errors.gen.js";
import type { OperationDescription } from "./operation.js";
import { askedWait } from "./rate-limit/headers.js";
import type { ServerClock } from "./rate-limit/server-clock.js";
import { object } from "./serialize/readers.js";
import { tellingHeaders } from "./telling-headers.js";
import type { Answer } from "./transport/transport.js";

/** The clocks by which an error's time of return is reckoned. */
export interface Clocks {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
}

/**
 * What an operation's method resolves to: the body of a success, parsed where it is JSON.
 *
 * @throws {@link ApiError} for an error status, {@link MalformedResponseError} for a body that isn't what the spec has
 */
export function readAnswer(operation: OperationDescription, answer: Answer, clocks: Clocks): unknown {
  const { method, path, readers } = operation;
  const { status, ok } = answer.response;
  if (!ok) throw toApiError(operation, answer, clocks);
  const read = readers?.[status] ?? readers?.["2XX"] ?? object;
  try {
    return read(answer);
  } catch (problem) {
    throw new MalformedResponseError(String(problem), { method, path, status, attempts: answer.attempts });
  }
}

function toApiError({ method, path }: OperationDescription, answer: Answer, { clock, serverClock }: Clocks): ApiError {
  const { response, body, attempts } = answer;
  const { status } = response;
  const retryAfterMs = askedWait(response, serverClock.now());
  const { code, id, message } = readError(body);
  const headers = tellingHeaders(response.headers);
  const details = { code, id, message, status, method, path, attempts, headers, retryAfterMs };
  if (retryAfterMs !== undefined && status === 429) {
    return new RateLimitedError({ ...details, retryAfterMs, resetAt: new Date(clock.now() + retryAfterMs) });
  }
  const classes: Readonly<Record<number, typeof ApiError | undefined>> = errorClasses;
  return new (classes[status] ?? ApiError)(details);
}

/** What an error's body says, where it has the API's form; a proxy on the way answers as it likes. */
export function readError(body: string | Blob): { code?: string; id?: string; message?: string } {
  try {
    const error: unknown = JSON.parse(String(body));
    return Object.fromEntries(Object.entries(Object(error)).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}
