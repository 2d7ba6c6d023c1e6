/** Whether a value is an object or array whose members can be looked up. */
export function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object with a `$ref`. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value["$ref"] === "string";
}

/** Splits a JSON pointer in URI fragment form (`#/paths/~1a/get`) into its unescaped segments (RFC 6901, sections 3 and 6). */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((segment, index, all) => all.length > 1 || segment !== "" || index > 0)
    .map((segment) => decodeFragment(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decodeFragment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone percent sign in a key that was never encoded
  }
}

/** Joins segments to a JSON pointer as it is written in a `$ref`. */
export function toPointer(segments: readonly (string | number)[]): string {
  return `#/${segments.map((segment) => String(segment).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

/** The value at a path, or `undefined` if there is none. */
export function valueAt(root: unknown, segments: readonly (string | number)[]): unknown {
  let node = root;
  for (const segment of segments) node = isObject(node) ? node[segment] : undefined;
  return node;
}

/**
 * Calls a function with every value in a document, outer values first.
 *
 * @param visit - its second argument, the path, changes after the call
 */
export function visitValues(document: unknown, visit: (value: unknown, path: readonly string[]) => void): void {
  const path: string[] = [];
  const walk = (value: unknown) => {
    visit(value, path);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      walk(child);
      path.pop();
    }
  };
  walk(document);
}

/** A `$ref` and the path of the object with it. */
export interface Reference {
  readonly ref: string;
  readonly segments: readonly string[];
}

/** Every `$ref` in a document, in document order. */
export function listReferences(document: unknown): Reference[] {
  const references: Reference[] = [];
  visitValues(document, (value, path) => {
    if (isReference(value)) references.push({ ref: value.$ref, segments: [...path] });
  });
  return references;
}

/** A value of the document with its path. */
export interface Located<T> {
  readonly value: T;
  readonly segments: readonly string[];
}

/**
 * Resolves a `$ref`, or a chain of them. Returns other values as they are.
 *
 * @param document - a bundle, in which no reference leads nowhere
 */
export function resolveReference<T>(
  document: unknown,
  value: T | { readonly $ref: string },
  segments: readonly string[],
): Located<T> {
  if (!isReference(value)) return { value: value as T, segments }; // all other values are a T
  const target = pointerSegments(value.$ref);
  // Lint has checked that the target has the type that its place demands.
  return resolveReference(document, valueAt(document, target) as T, target);
}

/** The name of the component schema that a schema refers to, if it is a `$ref` to one. */
export function schemaReference(schema: unknown): string | undefined {
  if (!isReference(schema)) return undefined;
  const [components, kind, name, ...rest] = pointerSegments(schema.$ref);
  return components === "components" && kind === "schemas" && rest.length === 0 ? name : undefined;
}
