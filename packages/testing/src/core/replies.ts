import { type Body, createBody } from "./body.js";
import type { FakeRequest } from "./messages.js";
import type { ParameterValues } from "./parameters.js";
import { createRandom, createUuids } from "./random.js";
import type { RouteTable } from "./routes.js";
import { isMembers, type Members } from "./schema.js";

/** A response without the headers that every response has. */
export interface Reply {
  readonly status: number;
  readonly body?: Body | undefined;
  /** Headers by lowercase name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response of a custom handler: a status, and a body that is sent as JSON or, if it is a string, as text. */
export interface CustomReply {
  /** HTTP status. */
  readonly status: number;
  /** Body. Default: none. */
  readonly body?: unknown;
  /** Headers besides those that every response has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call of an operation that has passed all checks except that of the caller's role. */
export interface Call<Parameters = ParameterValues, RequestBody = unknown> {
  /** The parameters, parsed and valid. */
  readonly parameters: Parameters;
  /** The request body, parsed and valid; `undefined` if there is none. */
  readonly body: RequestBody;
  /** The request as it was sent. */
  readonly request: FakeRequest;
}

/** Creates the API's error responses. */
export interface Errors {
  /**
   * Creates an error with the message of the spec's example or, without one, with a general message.
   *
   * @param status - HTTP status
   * @param detail - what is wrong, appended to the message
   */
  reply(status: number, detail?: string, headers?: Readonly<Record<string, string>>): Reply;
  /** Creates the response to a request without a header that has only one value, such as the version of a beta API. */
  missingHeader(name: string, value: string): Reply;
  /**
   * Creates the response to a request that the fake can't answer as the API would.
   *
   * @param what - what the fake doesn't model
   * @param advice - what to do about it, as a sentence
   */
  notModelled(what: string, advice: string): Reply;
  /** Restarts the ids. */
  reset(): void;
}

/** Codes and messages of errors (REST API overview, "Errors"). The messages are for errors without an example in the spec. */
export const generalErrors: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  400: { code: "invalid_request", message: "Invalid request" },
  401: { code: "unauthorized", message: "Invalid access token" },
  403: { code: "forbidden", message: "Access denied" },
  404: { code: "not_found", message: "Invalid resource identifier" },
  405: { code: "method_not_allowed", message: "Method not allowed" },
  409: { code: "conflict", message: "The resource exists already" },
  429: { code: "rate_limited", message: "Too many requests" },
};

/**
 * Creates the error responses of an instance. The messages come from the spec's examples. Each error has a unique id, unless its example
 * has none.
 *
 * @param seed - the same seed gives the same ids in the same order
 */
export function createErrors(routes: RouteTable, fixtures: Members, seed: number): Errors {
  let nextId = createUuids(createRandom(seed));
  const examples = new Map<string, Members[]>();
  for (const { responses } of Object.values(routes)) {
    for (const [status, response] of Object.entries(responses)) {
      const bodies = response.examples.map((name) => fixtures[name]).filter(isMembers);
      examples.set(status, [...(examples.get(status) ?? []), ...bodies]);
    }
  }
  return {
    reply: (status, detail, headers) => {
      const example = examples.get(String(status))?.[0];
      const { code, message, id, ...rest } = example ?? { id: "", ...generalErrors[status] };
      const text = detail === undefined ? message : `${message ?? "Error"}: ${detail}`;
      const unique = id === undefined ? {} : { id: nextId() };
      return {
        status,
        body: createBody({ ...rest, ...(code === undefined ? {} : { code }), message: text ?? "Error", ...unique }),
        ...(headers ? { headers } : {}),
      };
    },
    missingHeader: (name, value) => {
      const example = examples.get("403")?.find(({ message }) => String(message).includes(name));
      const message = `The request must include the header ${name}: ${value}`;
      return { status: 403, body: createBody(example ?? { message }) };
    },
    notModelled: (what, advice) => ({
      status: 501,
      body: createBody({ code: "not_modelled", message: `The fake API doesn't model ${what}. ${advice}` }),
    }),
    reset: () => {
      nextId = createUuids(createRandom(seed));
    },
  };
}
