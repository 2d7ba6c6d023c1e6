/** A parameter of a route, with what a server has to know to read it. */
export interface RouteParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly array: boolean;
  /** The values that it, or an item of its array, may have. */
  readonly values?: readonly unknown[];
}

/** An operation as a server sees it. */
export interface Route {
  readonly method: string;
  /** The path with its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly RouteParameter[];
  /** Headers that a request must have, with the one value that they can have. */
  readonly headers: Readonly<Record<string, string>>;
  /** The names of the fixtures that are examples of an answer, by status. */
  readonly fixtures: Readonly<Record<string, readonly string[]>>;
}
