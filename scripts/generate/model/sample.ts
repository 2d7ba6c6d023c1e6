import { isObject, isReference, resolveReference } from "../read/references.ts";

const texts: Readonly<Record<string, string>> = {
  "date-time": "2022-06-01T16:30:00Z",
  date: "2022-06-01",
  email: "someone@example.com",
  uri: "https://example.com/",
  uuid: "3f0c9f6e-6f5b-4c53-9d8a-0b7a4f1f2c11",
};

/**
 * A plain value that a schema allows, for one that no example shows: its own default or example where it has one, else the shortest with its
 * required properties.
 */
export function sampleOf(document: unknown, schema: unknown, depth = 0): unknown {
  if (!isObject(schema) || depth > 12) return {};
  if (isReference(schema)) return sampleOf(document, resolveReference(document, schema, []).value, depth + 1);
  const { const: constant, default: preset, example, examples, enum: values, type, allOf, oneOf, anyOf } = schema;
  const given = [constant, preset, example, first(examples), first(values)].find((value) => value !== undefined);
  if (given !== undefined) return given;
  const choice = first(oneOf) ?? first(anyOf);
  if (choice !== undefined && type === undefined) return sampleOf(document, choice, depth + 1);
  const kind = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  if (kind === "array") return sampleList(document, schema, depth);
  if (kind === "string") return sampleText(schema);
  if (kind === "integer" || kind === "number") return Number(schema["minimum"] ?? 0);
  if (kind === "boolean") return true;
  if (kind === "null") return null;
  const parts = Array.isArray(allOf) ? allOf.map((part: unknown) => sampleOf(document, part, depth + 1)) : [];
  return Object.assign({}, ...parts.filter(isObject), sampleObject(document, schema, depth));
}

function sampleObject(document: unknown, schema: Readonly<Record<string, unknown>>, depth: number): object {
  const { properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required)) return {};
  return Object.fromEntries(
    required.map((name: string) => [name, sampleOf(document, properties[name] ?? {}, depth + 1)]),
  );
}

function sampleList(
  document: unknown,
  { items, minItems }: Readonly<Record<string, unknown>>,
  depth: number,
): unknown[] {
  return Array.from({ length: Number(minItems ?? 0) }, () => sampleOf(document, items, depth + 1));
}

function sampleText({ format, minLength }: Readonly<Record<string, unknown>>): string {
  return (texts[String(format)] ?? "text").padEnd(Number(minLength ?? 0), "x");
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}
