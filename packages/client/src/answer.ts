import type { Clock } from "./clock.js";
import { ApiError } from "./errors/api-error.js";
import { MalformedResponseError } from "./errors/malformed-response-error.js";
import { RateLimitedError } from "./errors/rate-limited-error.js";
import { advice, errorClasses } from "./errors-by-status.gen.js";
import type { OperationDescription } from "./operation.js";
import { askedWait } from "./rate-limit/headers.js";
import type { ServerClock } from "./rate-limit/server-clock.js";
import { tellingHeaders } from "./telling-headers.js";
import { shown } from "./transport/shown.js";
import type { Answer } from "./transport/transport.js";
import type { Issue } from "./validation/schema.js";

/** What answers are read with: the clocks by which an error's time of return is reckoned, and perhaps a validator. */
export interface AnswerContext {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly validate?: Validate | undefined;
}

/**
 * Holds the data of an answer against the spec.
 *
 * @param operation - method and path, the path's parameters in braces
 * @param status - HTTP status of the answer
 * @param data - the answer's body, parsed where it is JSON
 * @returns what is wrong with it, if anything is
 */
export type Validate = (
  operation: { readonly method: string; readonly path: string },
  status: number,
  data: unknown,
) => Issue | undefined;

/**
 * What an operation's method resolves to: the body of a success, parsed where it is JSON.
 *
 * @throws {@link ApiError} for an error status, {@link MalformedResponseError} for a body that isn't what the spec has
 */
export function readAnswer(operation: OperationDescription, answer: Answer, context: AnswerContext): unknown {
  const { response, hide, attempts } = answer;
  const { status, ok } = response;
  if (!ok) throw toApiError(operation, answer, context);
  let issue: Issue | undefined;
  // What is wrong is thrown as a string, by readers too; anything else is a validator's own mistake.
  try {
    const read = operation.readers[status];
    if (!read) throw "instead of what the spec has";
    const data = read(answer);
    issue = context.validate?.(operation, status, data);
    if (!issue) return data;
    issue = { ...issue, path: issue.path.map(hide), got: hide(issue.got) };
    throw `with ${issue.got} at ${issue.path.join(".")} instead of ${issue.expected}`;
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    throw new MalformedResponseError(hide(thrown), { ...operation, status, attempts, issue });
  }
}

function toApiError(operation: OperationDescription, answer: Answer, { clock, serverClock }: AnswerContext): ApiError {
  const { response, body, attempts } = answer;
  const { status } = response;
  const retryAfterMs = askedWait(response, serverClock.now());
  const headers = tellingHeaders(shown(answer).headers);
  const details = { ...readError(body), ...operation, status, attempts, headers, retryAfterMs, advice: advice[status] };
  if (retryAfterMs && status === 429) {
    return new RateLimitedError({ ...details, retryAfterMs, resetAt: new Date(clock.now() + retryAfterMs) });
  }
  return new (errorClasses[status] ?? ApiError)(details);
}

/** What an error's body says, where it has the API's form; a proxy on the way answers as it likes. */
export function readError(body: string | Blob): { code?: string; id?: string; message?: string } {
  try {
    const error: object = JSON.parse(String(body)); // null, which isn't one, throws in the next line
    return Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}
