import { isDeepStrictEqual } from "node:util";
import { isObject, isReference, resolveReference } from "../generate/read/references.ts";
import { mapSubschemas } from "./subschemas.ts";

/** A schema with the document that its references lead into. */
export interface SchemaIn {
  readonly document: unknown;
  readonly schema: unknown;
}

/** Keywords that don't say which values a schema allows, or only to some tools, as formats do. */
const annotations = new Set(
  ["description", "title", "summary", "example", "examples", "default", "deprecated", "format", "externalDocs"].concat(
    ...["readOnly", "writeOnly", "xml", "$comment"],
  ),
);

/** Compares two schemas of OpenAPI 3.1 by the values that they allow, whatever their components are called. */
export function haveSameShape(one: SchemaIn, other: SchemaIn, assumed: ReadonlySet<string> = new Set()): boolean {
  // Only schemas that refer to themselves come back to the same pair: they are the same unless something else differs.
  const pair = isReference(one.schema) && isReference(other.schema) ? `${one.schema.$ref} ${other.schema.$ref}` : "";
  if (pair && assumed.has(pair)) return true;
  const seen = pair ? new Set([...assumed, pair]) : assumed;
  if (seen.size > 100) return false;
  const [a, b] = [normalize(one), normalize(other)];
  if (!isObject(a) || !isObject(b)) return a === b;
  const [left, right] = [splitChildren(a), splitChildren(b)];
  return (
    isDeepStrictEqual(left.own, right.own) &&
    left.children.length === right.children.length &&
    left.children.every((schema, index) =>
      haveSameShape(
        { document: one.document, schema },
        { document: other.document, schema: right.children[index] },
        seen,
      ),
    )
  );
}

/** A schema without its references and annotations, its keywords and the lists whose order means nothing in one order. */
function normalize({ document, schema }: SchemaIn): unknown {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith("x-"))
    // Lint rejects closed objects, so that neither side has one for long.
    .filter(([keyword, child]) => keyword !== "additionalProperties" || child !== false)
    .map(([keyword, child]): [string, unknown] => {
      if (["type", "required", "enum"].includes(keyword)) return [keyword, [child].flat().map(String).sort()];
      if (keyword === "properties" && isObject(child)) return [keyword, sortMembers(child)];
      return [keyword, keyword === "additionalProperties" && isDeepStrictEqual(child, {}) ? true : child];
    });
  return sortMembers(Object.fromEntries(entries));
}

function sortMembers(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a schema says itself, with a mark in place of each schema inside it, and these schemas. */
function splitChildren(schema: Readonly<Record<string, unknown>>): { own: unknown; children: unknown[] } {
  const children: unknown[] = [];
  const own = mapSubschemas(schema, (child) => {
    if (!isObject(child)) return child;
    children.push(child);
    return "schema";
  });
  return { own, children };
}
