import type { BundledSpec } from "./bundle.ts";
import { isObject, isReference, pointerSegments, toPointer, valueAt } from "./json-pointer.ts";
import type { Problem } from "./problem.ts";

/** Keywords whose schemas apply to the very value that the schema around them describes. */
const compositions = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];

/**
 * Finds component schemas that are composed of themselves, as in `A: { allOf: [{ $ref: A }] }`: no value could ever be checked against them.
 * A schema that contains itself in a property or an item is fine.
 */
export async function findSelfComposed(spec: BundledSpec): Promise<Problem[]> {
  const { document } = spec;
  const graph = new Map(
    Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
      toPointer(["components", "schemas", name]),
      composedOf(schema),
    ]),
  );
  const reaches = (from: string, target: string, visited: Set<string>): boolean =>
    (graph.get(from) ?? composedOf(valueAt(document, pointerSegments(from)))).some((ref) => {
      if (ref === target) return true;
      if (visited.has(ref)) return false;
      visited.add(ref);
      return reaches(ref, target, visited);
    });
  const circular = [...graph.keys()].filter((pointer) => reaches(pointer, pointer, new Set()));
  if (circular.length === 0) return [];

  const origins = await spec.origins();
  return circular.map((pointer) => ({
    ...origins.locate(pointer),
    message: `The schema \`${pointerSegments(pointer).at(-1)}\` is composed of itself.`,
    advice: "Refer to it from a property or an item, or leave it out of `allOf`, `anyOf` and `oneOf`.",
    severity: "error",
    rule: "self-composition",
  }));
}

/** The references that a schema is composed of. */
function composedOf(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  if (isReference(schema)) return [schema.$ref];
  return compositions.flatMap((keyword) => [schema[keyword]].flat().flatMap(composedOf));
}
