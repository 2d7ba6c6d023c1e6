/** Splits a JSON pointer in URI fragment form (`#/paths/~1a/get`) into its unescaped segments (RFC 6901, sections 3 and 6). */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((segment, index, all) => all.length > 1 || segment !== "" || index > 0)
    .map((segment) => decodeFragment(segment).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Joins segments to a JSON pointer in the form in which `$ref` holds it. */
export function toPointer(segments: readonly (string | number)[]): string {
  return `#/${segments.map((segment) => String(segment).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

/** The value that a list of segments leads to, or `undefined` where a segment leads nowhere. */
export function valueAt(root: unknown, segments: readonly (string | number)[]): unknown {
  let node = root;
  for (const segment of segments) node = isObject(node) ? node[segment] : undefined;
  return node;
}

/** Whether a value is an object or array whose members can be looked up. */
export function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object with a `$ref`. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value["$ref"] === "string";
}

function decodeFragment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone percent sign in a key that was never encoded
  }
}
