/** A parameter of an operation. */
export interface RouteParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** The JSON types that the value can have. Empty if the spec names none. */
  readonly types: readonly string[];
  /** The JSON types that the items of an array can have. */
  readonly items: readonly string[];
  /** Names of the properties of an object. Absent if the schema lists none. */
  readonly members?: readonly string[];
  /** Whether the value is sent as JSON (`content` instead of `schema`). */
  readonly json: boolean;
  /** The spec's example. */
  readonly example?: unknown;
  /** The response property that each value adds (the extension `x-expands`). */
  readonly expands?: Readonly<Record<string, string>>;
}

/** A response of an operation. */
export interface RouteResponse {
  /** Media types of the body, JSON first; empty if there is no body. */
  readonly mediaTypes: readonly string[];
  /** The component schema of the JSON body. */
  readonly schema?: string;
  /** Names of the fixtures that are examples of the body. */
  readonly examples: readonly string[];
  /** A body for a success that has no JSON example: the example as text, or a value made from the schema. */
  readonly sample?: unknown;
}

/** An operation of the spec as a server sees it. */
export interface Route {
  readonly method: string;
  /** Path template with the parameters in braces. */
  readonly path: string;
  /** Whether requests need no token. */
  readonly public: boolean;
  readonly parameters: readonly RouteParameter[];
  /** Headers that a request must have, each with its only value. */
  readonly headers: Readonly<Record<string, string>>;
  /** The request body. */
  readonly body?: { readonly required: boolean; readonly mediaTypes: readonly string[] };
  /** Responses by status, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, RouteResponse>>;
}

/** Operations by id. */
export type RouteTable = Readonly<Record<string, Route>>;

/** An operation with its id and the names of its path parameters. */
export interface Operation extends Route {
  readonly id: string;
  /** Names of the path parameters in the order of the path. */
  readonly pathNames: readonly string[];
}

/** The operations at a path. */
export interface Match {
  /** Operations by method. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Values of the path parameters, still percent-encoded. */
  readonly values: readonly string[];
}

/**
 * Creates a router. Literal segments take precedence over parameters, and a parameter is never empty.
 *
 * @returns a function that returns the operations at a path, or `undefined` if the spec has no such path
 */
export function createRouter(routes: RouteTable): (path: string) => Match | undefined {
  const paths = new Map<string, Map<string, Operation>>();
  for (const [id, route] of Object.entries(routes)) {
    const pathNames = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    const shape = route.path.replaceAll(/\{[^}]+\}/g, "\uffff"); // sorts after every literal
    const operations = paths.get(shape) ?? new Map();
    operations.set(route.method, { ...route, id, pathNames });
    paths.set(shape, operations);
  }
  const patterns = [...paths]
    .sort(([a], [b]) => (`${a}\uffff` < `${b}\uffff` ? -1 : 1))
    .map(([shape, operations]) => ({ pattern: pathPattern("", shape.replaceAll("\uffff", "{}")), operations }));
  return (path) => {
    for (const { pattern, operations } of patterns) {
      const [found, ...values] = pattern.exec(path) ?? [];
      if (found !== undefined) return { operations, values };
    }
    return undefined;
  };
}

/** Compiles a pattern for a path template and the base before it. */
export function pathPattern(base: string, template: string): RegExp {
  const [start = "", ...rest] = template.split(/\{[^}]*\}/);
  const literals = [base + start, ...rest].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("([^/]+)")}$`);
}
