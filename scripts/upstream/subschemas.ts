import { isObject } from "../generate/read/references.ts";

/** A JSON object whose members can be changed. */
export type Members = Record<string, unknown>;

const single = new Set(
  ["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties", "contains", "propertyNames"].concat(
    ...["not", "if", "then", "else"],
  ),
);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

/**
 * Copies a schema, with each of the schemas directly inside it replaced. Values that only look like schemas, such as examples, are
 * kept as they are.
 */
export function mapSubschemas(
  schema: Readonly<Members>,
  replace: (child: unknown, keyword: string, name: string) => unknown,
): Members {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (single.has(keyword)) return [keyword, replace(value, keyword, "")];
      if (lists.has(keyword) && Array.isArray(value)) {
        return [keyword, value.map((child, index) => replace(child, keyword, String(index)))];
      }
      if (maps.has(keyword) && isObject(value)) {
        const children = Object.entries(value).map(([name, child]) => [name, replace(child, keyword, name)]);
        return [keyword, Object.fromEntries(children)];
      }
      return [keyword, value];
    }),
  );
}
