/** Where a parameter of an operation goes, and how its value is written there (OpenAPI 3.1, Parameter Object). */
export interface ParameterDescription {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  /** Its key in the object that the method takes, where that is not its name. */
  readonly key?: string;
  /** Default: `form` in query and cookie, `simple` in path and header. */
  readonly style?: string;
  /** Default: true for style `form`, else false. */
  readonly explode?: boolean;
  /** What `typeof` may say of a path parameter's value, or `array`. Default: `string` alone. */
  readonly types?: readonly string[];
  /** Whether the value travels as JSON. */
  readonly json?: boolean;
}

/** How a body of an answer is read. */
export type BodyKind = "json" | "text" | "binary" | "none";

/** How an operation travels: what the client has to know of it at run time. */
export interface OperationDescription {
  readonly method: string;
  /** The path with its parameters in braces. */
  readonly path: string;
  readonly parameters?: readonly ParameterDescription[];
  /** Required headers that can have one value only: the client sends them by itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The media type of the request's body. */
  readonly body?: string;
  /** The kind of body by status, where that isn't JSON. */
  readonly answers?: Readonly<Record<string, BodyKind>>;
}

/** What concerns one call alone. */
export interface CallOptions {
  /** Ends the call at once, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
