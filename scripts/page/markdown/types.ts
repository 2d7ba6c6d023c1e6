import { schemaReference } from "../../model/references.ts";
import { isObject, isReference } from "../../spec/json-pointer.ts";

/** Names the type of a schema in a few words: `integer (int64)`, `Link[]`, `map of Link`. Component schemas are links. */
export function describeType(schema: unknown, link: (name: string) => string): string {
  if (!isObject(schema)) return "any";
  if (isReference(schema)) {
    const name = schemaReference(schema);
    return name === undefined ? "any" : link(name);
  }
  for (const [keyword, word] of [
    ["oneOf", " or "],
    ["anyOf", " or "],
    ["allOf", " and "],
  ] as const) {
    const parts: unknown = schema[keyword];
    if (Array.isArray(parts)) return parts.map((part) => describeType(part, link)).join(word);
  }
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => `\`${String(value)}\``).join(", ");
  if ("const" in schema) return `\`${String(schema["const"])}\``;
  const types: unknown[] = [schema["type"] ?? []].flat();
  const names = types.map((type) => describePlain(String(type), schema, link));
  return names.length > 0 ? names.join(" or ") : "any";
}

function describePlain(
  type: string,
  schema: Readonly<Record<string, unknown>>,
  link: (name: string) => string,
): string {
  if (type === "array") {
    const items = describeType(schema["items"], link);
    return items.includes(" ") ? `array of ${items}` : `${items}[]`;
  }
  const { additionalProperties, properties, format } = schema;
  if (type === "object" && properties === undefined && isObject(additionalProperties)) {
    return `map of ${describeType(additionalProperties, link)}`;
  }
  return typeof format === "string" ? `${type} (${format})` : type;
}
