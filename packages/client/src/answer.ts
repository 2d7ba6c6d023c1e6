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
import type { Issue } from "./validation/schema.js";

/** The context by which an error's time of return is reckoned. */
export interface AnswerContext {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly validate?: Validate | undefined;
}

/** Holds the data of an answer against the spec. @returns what is wrong with it, if anything is */
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
  const { method, path, readers } = operation;
  const { status, ok } = answer.response;
  if (!ok) throw toApiError(operation, answer, context);
  const read = readers?.[status] ?? readers?.["2XX"] ?? object;
  const refuse = (problem: string, issue?: Issue) =>
    new MalformedResponseError(problem, { method, path, status, attempts: answer.attempts, issue });
  let data: unknown;
  try {
    data = read(answer);
  } catch (problem) {
    throw refuse(String(problem));
  }
  const issue = context.validate?.(operation, status, data);
  if (issue) throw refuse(`with ${issue.got} at ${issue.path.join(".")} instead of ${issue.expected}`, issue);
  return data;
}

function toApiError(
  { method, path }: OperationDescription,
  answer: Answer,
  { clock, serverClock }: AnswerContext,
): ApiError {
  const { response, body, attempts } = answer;
  const { status } = response;
  const retryAfterMs = askedWait(response, serverClock.now());
  const headers = tellingHeaders(response.headers);
  const details = { ...readError(body), status, method, path, attempts, headers, retryAfterMs };
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
