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
  /** Whether the value is sent as JSON (`content` instead of `schema`). */
  readonly json: boolean;
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

/** An operation with what each request needs of it. */
export interface Operation extends Route {
  readonly id: string;
  /** Names of the path parameters in the order of the path. */
  readonly pathNames: readonly string[];
}

/** What is at a path. */
export interface Match {
  /** Operations by method. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Values of the path parameters, still percent-encoded. */
  readonly values: readonly string[];
}

interface Node {
  readonly literal: Map<string, Node>;
  /** Segments with a parameter, such as `{key}` or `{key}.json`, by pattern. */
  readonly patterns: Map<string, { readonly test: RegExp; readonly node: Node }>;
  readonly operations: Map<string, Operation>;
}

/**
 * Creates a router: a tree of path segments, so that a look-up takes as many steps as the path has segments. Literal segments win over
 * parameters, and a parameter is never empty.
 *
 * @returns finds what is at a path, or `undefined` if the spec has no such path
 */
export function createRouter(routes: RouteTable): (path: string) => Match | undefined {
  const root = createNode();
  for (const [id, route] of Object.entries(routes)) {
    let node = root;
    for (const segment of route.path.split("/")) node = childOf(node, segment);
    const pathNames = [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    node.operations.set(route.method, { ...route, id, pathNames });
  }
  return (path) => find(root, path.split("/"), 0, []);
}

function createNode(): Node {
  return { literal: new Map(), patterns: new Map(), operations: new Map() };
}

function childOf({ literal, patterns }: Node, segment: string): Node {
  if (!segment.includes("{")) {
    const node = literal.get(segment) ?? createNode();
    literal.set(segment, node);
    return node;
  }
  const source = segmentPattern(segment);
  const known = patterns.get(source);
  if (known) return known.node;
  const node = createNode();
  patterns.set(source, { test: new RegExp(`^${source}$`), node });
  return node;
}

/** The source of a regular expression for a path template, or a part of one. */
export function segmentPattern(template: string): string {
  return template
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith("{") ? "([^/]+)" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
}

function find(node: Node, path: readonly string[], index: number, values: readonly string[]): Match | undefined {
  const segment = path[index];
  if (segment === undefined) return node.operations.size > 0 ? { operations: node.operations, values } : undefined;
  const literal = node.literal.get(segment);
  const found = literal && find(literal, path, index + 1, values);
  if (found) return found;
  for (const { test, node: next } of node.patterns.values()) {
    const [, ...captured] = test.exec(segment) ?? [];
    const match = captured.length > 0 && find(next, path, index + 1, [...values, ...captured]);
    if (match) return match;
  }
  return undefined;
}
