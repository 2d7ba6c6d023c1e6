import type { ExampleObject, OpenAPI3, ParameterObject } from "openapi-typescript";
import type { Operation } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { resolveReference } from "../model/references.ts";
import { isObject, pointerSegments, valueAt } from "../spec/json-pointer.ts";

/** A parameter with the value that samples give it. */
export interface SampleValue {
  readonly parameter: Parameter;
  readonly value: unknown;
}

/** What a sample call of an operation passes: what the spec gives an example of, and whatever is required. */
export function sampleValues(document: OpenAPI3, { parameters }: Operation): SampleValue[] {
  return parameters.flatMap((parameter) => {
    const value = parameter.constant ?? exampleOf(document, parameter);
    if (value !== undefined) return [{ parameter, value }];
    return parameter.required ? [{ parameter, value: placeholder(parameter) }] : [];
  });
}

/** The first example of a request's body, for an operation that has one. */
export function sampleBody(document: OpenAPI3, { body }: Operation): unknown {
  const media = body?.bodies[0]?.media;
  if (!media) return undefined;
  return media.example ?? firstExample(document, media.examples) ?? {};
}

function exampleOf(document: OpenAPI3, { pointer, schema }: Parameter): unknown {
  // The pointer is where the parameter was read from.
  const { example, examples } = valueAt(document, pointerSegments(pointer)) as ParameterObject;
  const own = isObject(schema)
    ? (schema["example"] ?? valueAt(schema, ["examples", 0]) ?? schema["default"])
    : undefined;
  return example ?? firstExample(document, examples) ?? own;
}

function firstExample(
  document: OpenAPI3,
  examples: Readonly<Record<string, ExampleObject | { $ref: string }>> | undefined,
): unknown {
  const [first] = Object.values(examples ?? {});
  return first && resolveReference<ExampleObject>(document, first, []).value.value;
}

function placeholder({ name, values, array, schema }: Parameter): unknown {
  const type: unknown = valueAt(schema, ["type"]);
  const value = values?.[0] ?? (type === "integer" || type === "number" ? 1 : type === "boolean" ? true : name);
  return array ? [value] : value;
}
