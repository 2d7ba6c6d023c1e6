import type { Answer, RequestBody } from "./transport/transport.js";

/**
 * Writes the value of a parameter: the text that replaces it in the path, its part of the query (`name=value`, or nothing), the
 * value of its header, or its part of the `Cookie` header.
 *
 * @param value - what the caller gave
 * @param name - the parameter's name, as the spec has it
 * @param where - method and path of the operation, for errors
 * @returns the text, encoded
 * @throws TypeError that names the parameter, for a value that can't be sent
 */
export type Writer = (value: unknown, name: string, where: string) => string;

/**
 * Makes what a method resolves to of a successful answer.
 *
 * @param answer - the response, with its body read to the end
 * @returns what the method resolves to
 * @throws a string that says what is wrong with the answer
 */
export type Reader = (answer: Answer) => unknown;

/** Where a parameter of an operation goes, and how its value is written there (OpenAPI 3.1, Parameter Object). */
export interface ParameterDescription {
  /** Its name, as the spec has it. */
  readonly name: string;
  /** The part of the request that it goes into. */
  readonly in: "path" | "query" | "header" | "cookie";
  /** Its key in the object that the method takes, where that is not its name. */
  readonly key?: string;
  /** Writes its value there. */
  readonly write: Writer;
}

/** How an operation travels: what the client has to know of it at run time. */
export interface OperationDescription {
  /** HTTP method, in capitals. */
  readonly method: string;
  /** The path with its parameters in braces. */
  readonly path: string;
  /** Those of the path and the query. */
  readonly parameters: readonly ParameterDescription[];
  /** Writes the parameters that travel as headers or cookies, by the names of their headers. */
  readonly fields?: (
    read: (parameter: ParameterDescription) => unknown,
    where: string,
  ) => Readonly<Record<string, string>>;
  /** Required headers that can have one value only: the client sends them by itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Writes the request's body. */
  readonly body?: (value: unknown) => {
    readonly body: RequestBody;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** How a success is read, by status; one that has no reader here is not in the spec. */
  readonly readers: Readonly<Record<string, Reader>>;
  /** Whether a success may be bytes. */
  readonly binary?: boolean;
}

/** What concerns one call alone. */
export interface CallOptions {
  /** Ends the call at once, waits included; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long an attempt may take, its body included, in milliseconds; above 0, Infinity for no limit. Default: the client's. */
  readonly timeout?: number | undefined;
  /** How often the call may be sent, the first time included; above 0. Default: the client's. */
  readonly attempts?: number | undefined;
}
