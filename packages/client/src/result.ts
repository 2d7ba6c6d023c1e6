import type { QuerySerializer, QuerySerializerOptions } from "openapi-fetch";
import { jsonType } from "./body.js";
import { ApiError, type CallErrorDetails, MalformedResponseError, RateLimitError } from "./errors.js";
import { advice, errorClasses } from "./errors-by-status.gen.js";
import type { Settings } from "./fetch/compose.js";
import { reportedHeaders } from "./fetch/events.js";
import type { Call } from "./fetch/layer.js";
import { redirectStatuses, redirectTarget } from "./fetch/redirect.js";
import type { Validate } from "./options.js";
import { retryAfter } from "./rate-limit/headers.js";

/** A promise of a response body. */
export interface ApiPromise<Data> extends Promise<Data> {
  /**
   * Returns the response along with its body.
   *
   * @returns a promise of `data` and `response`. The response has the status and headers; its body has already been read
   */
  withResponse(): Promise<{ data: Data; response: Response }>;
}

/**
 * A response body whose expanded properties are required: those that the list names. A property stays optional if the list may be another one
 * or undefined, or if an element may have several values.
 *
 * @typeParam Properties - the property that each value adds
 * @typeParam Values - the type of the list; a union if there are several possible lists
 */
export type Expanded<Body, Properties extends Readonly<Record<string, string>>, Values> = [
  ExpandedProperty<Properties, Values>,
] extends [never]
  ? Body
  : Body & Required<Pick<Body, ExpandedProperty<Properties, Values> & keyof Body>>;

type ExpandedProperty<Properties extends Readonly<Record<string, string>>, Values> = {
  [Value in keyof Properties]: [Includes<Values, Value>] extends [true] ? Properties[Value] : never;
}[keyof Properties];

/** Whether a list names a value: `boolean` for a union in which only some lists do. */
type Includes<Values, Value> = Values extends readonly [infer First, ...infer Rest]
  ? [First] extends [Value]
    ? true
    : Includes<Rest, Value>
  : false;

/** Parameters of a call, without unknown ones. TypeScript itself doesn't reject those if it infers the type of the whole object. */
export type Exact<Passed, Parameters> = Passed & { readonly [Name in Exclude<keyof Passed, keyof Parameters>]: never };

/** Result of a call of openapi-fetch. */
export interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** A result with its call, which error messages name, and the responses that the spec documents. */
export interface CallResult {
  readonly result: Result;
  readonly call: CallErrorDetails;
  readonly responses: Bodies;
}

/** The body of each successful response, by status (`200`, `2XX`, `DEFAULT`): a JSON object, any JSON, text, bytes, or none. */
type Bodies = Readonly<Record<string, "object" | "json" | "text" | "binary" | "none">>;

/**
 * Calls an operation for a generated method. It is untyped, since the methods have the types.
 *
 * @returns a promise of the response body. It rejects with an {@link ApiError} for an error status, or a {@link MalformedResponseError} for a
 * successful response that the spec doesn't document
 */
export type OperationCall = <Data>(method: string, path: string, init: object) => ApiPromise<Data>;

/** What the client has to know about an operation: its responses, and what its requests need beyond openapi-fetch's defaults. */
export interface OperationDescription {
  readonly responses: Bodies;
  /** Headers that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Media type of the body. Default: `application/json`. */
  readonly contentType?: string;
  readonly querySerializer?: QuerySerializerOptions | QuerySerializer<unknown>;
  readonly parseAs?: "text" | "blob";
  /** Path parameters that may be lists or objects. */
  readonly pathLists?: readonly string[];
  /** Whether requests are sent without credentials. */
  readonly anonymous?: boolean;
  /** Base URLs of the operation's own servers, by name. */
  readonly servers?: Readonly<Record<string, string>>;
}

/**
 * Parses and validates the body of a successful response. openapi-fetch has read it as text.
 *
 * @throws {@link MalformedResponseError} if it isn't JSON or differs from the spec; the error doesn't contain the body
 */
export function readJson(result: Result, call: Call, validate?: Validate): Result {
  const { response } = result;
  if (!response.ok) return result;
  if (!result.data) return { data: undefined, response };
  const { status } = response;
  let data: unknown;
  try {
    data = JSON.parse(String(result.data));
  } catch {
    throw new MalformedResponseError("with a body that is not JSON. Check the base URL.", { ...call, status });
  }
  const found = validate?.(call, status, data);
  if (!found) return { data, response };
  const issue = { ...found, path: found.path.map(call.redact), got: call.redact(found.got) };
  const where = issue.path.length > 0 ? issue.path.join(".") : "the top level";
  const problem = `with ${issue.got} at ${where} instead of ${issue.expected}. Leave out \`validate\` to accept it.`;
  throw new MalformedResponseError(problem, { ...call, status, issue });
}

/** Settings of {@link createUnwrap}, for the message and fields of an error. */
type UnwrapSettings = Pick<Settings, "clock" | "serverClock" | "maxWaitMs">;

/** Creates the function that turns the outcome of a call into the response body, or throws a typed error. */
export function createUnwrap(settings: UnwrapSettings) {
  return <Data>(pending: Promise<CallResult>): ApiPromise<Data> => {
    const settled = pending.then(({ result, call, responses }) => {
      const { data, response } = result;
      if (!response.ok) throw toApiError(result, call, settings);
      const problem = findProblem(data, response, responses);
      if (problem) {
        throw new MalformedResponseError(`${problem}. Check the base URL.`, { ...call, status: response.status });
      }
      // The spec gives this status the operation's type. A body that it doesn't document is dropped.
      return { data: (bodyOf(response, responses) === "none" ? undefined : data) as Data, response };
    });
    const promise = settled.then(({ data }) => data);
    // Through `promise`, so that its rejection is handled if only the response is awaited.
    return Object.assign(promise, { withResponse: () => promise.then(() => settled) });
  };
}

function bodyOf({ status }: Response, bodies: Bodies): Bodies[string] | undefined {
  return bodies[status] ?? bodies["2XX"] ?? bodies["DEFAULT"];
}

function findProblem(data: unknown, response: Response, bodies: Bodies): string | undefined {
  const body = bodyOf(response, bodies);
  if (body === undefined) return "instead of a status that the spec documents";
  if (body === "none") return undefined;
  if (data === undefined) return "without a body";
  if (body === "text" || body === "binary") return undefined;
  const type = response.headers.get("content-type");
  if (!jsonType.test(type ?? "")) return `with ${type || "no content type"}, not JSON`;
  const isObject = typeof data === "object" && data !== null && !Array.isArray(data);
  return body === "object" && !isObject ? "with JSON that is not an object" : undefined;
}

function toApiError(
  { error, response }: Result,
  call: CallErrorDetails,
  { clock, serverClock, maxWaitMs }: UnwrapSettings,
): ApiError {
  const { status } = response;
  const retryAfterMs = retryAfter(response, serverClock.now());
  const details = {
    ...{ message: redirectMessage(response), ...readErrorBody(error) },
    ...call,
    status,
    retryAfterMs,
    maxWaitMs,
    advice: advice[status],
    body: error === "" ? undefined : error,
    headers: reportedHeaders(response.headers),
  };
  if (status === 429 && retryAfterMs !== undefined) {
    return new RateLimitError({ ...details, retryAfterMs, resetAt: new Date(clock.now() + retryAfterMs) });
  }
  return new (errorClasses[status] ?? ApiError)(details);
}

/** Reads the API's fields of an error body. A proxy's body may have any form. */
function readErrorBody(error: unknown): { code?: string; id?: string; message?: string } {
  if (typeof error !== "object" || error === null) return {};
  const texts = Object.entries(error).filter(
    ([name, value]) => /^(code|id|message)$/.test(name) && typeof value === "string",
  );
  return Object.fromEntries(texts);
}

/** Returns a message that names the target of a redirect that was not followed. Browsers withhold it and set the status to 0. */
function redirectMessage(response: Response): string | undefined {
  const target = redirectTarget(response, response.url || "https://unknown.invalid");
  if (response.status !== 0 && !redirectStatuses.includes(response.status)) return undefined;
  return `The redirect to ${target ? target.origin : "an unknown address"} is not followed. Check the base URL.`;
}
