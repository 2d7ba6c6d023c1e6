import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference } from "../spec/json-pointer.ts";
import { valueName } from "./names.ts";
import { enumValues } from "./parameters.ts";

/** A list of values that the document fixes, at a schema, a property or a parameter. */
export interface Enumeration {
  /** The constant's name: component, then properties, then `values`. */
  readonly name: string;
  /** What the values are of, for the doc comment: `Application.kind`. */
  readonly of: string;
  readonly description: string | undefined;
  readonly values: readonly unknown[];
}

/** Every `enum` among the component schemas and parameters, however deep, in the document's order. */
export function readEnumerations(document: OpenAPI3): Enumeration[] {
  const { schemas = {}, parameters = {} } = document.components ?? {};
  const found = [
    ...Object.entries(schemas).flatMap(([name, schema]) => search(schema, [name])),
    ...Object.entries(parameters).flatMap(([name, parameter]) =>
      isObject(parameter) && "schema" in parameter ? search(parameter.schema, [name]) : [],
    ),
  ];
  // Two paths can make one name (`FooBar.baz`, `Foo.barBaz`); the values stay apart under a number.
  const seen = new Map<string, number>();
  return found.map((enumeration) => {
    const count = (seen.get(enumeration.name) ?? 0) + 1;
    seen.set(enumeration.name, count);
    return count === 1 ? enumeration : { ...enumeration, name: `${enumeration.name}${count}` };
  });
}

function search(schema: unknown, path: readonly string[]): Enumeration[] {
  if (!isObject(schema) || isReference(schema)) return [];
  const values = "enum" in schema ? enumValues(schema) : undefined;
  const description = typeof schema["description"] === "string" ? schema["description"] : undefined;
  const own = values ? [{ name: valueName(...path, "values"), of: path.join("."), description, values }] : [];
  return [...own, ...children(schema).flatMap(([words, child]) => search(child, [...path, ...words]))];
}

function children(schema: Readonly<Record<string, unknown>>): [words: string[], schema: unknown][] {
  const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((branch: unknown, index) => [[`option ${index + 1}`], branch] as const) : [];
  });
  return [
    ...properties.map(([name, child]): [string[], unknown] => [[name], child]),
    [[], schema["items"]],
    [[], schema["additionalProperties"]],
    ...branches.map(([words, child]): [string[], unknown] => [[...words], child]),
  ];
}
