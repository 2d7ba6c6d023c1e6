import type {
  ExampleObject,
  OpenAPI3,
  OperationObject,
  ParameterObject,
  PathItemObject,
  SchemaObject,
} from "openapi-typescript";
import { isObject, type Located, resolveReference, toPointer } from "../read/references.ts";
import { valueName } from "./names.ts";
import { typesOf } from "./types.ts";

export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** A parameter of an operation, with its references resolved and OpenAPI's defaults filled in. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  /** JSON pointer to it. */
  readonly pointer: string;
  /** Its key in the object that the client's method takes: its name, unless another parameter or the body has that key. */
  readonly key: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly style: string;
  readonly explode: boolean;
  /** The media type of its value (a parameter with `content` instead of `schema`). */
  readonly mediaType: string | undefined;
  /** Whether reserved characters of a URL are sent as they are. */
  readonly allowReserved: boolean;
  readonly schema: SchemaObject | undefined;
  /** Whether its values can be arrays. */
  readonly array: boolean;
  /** Whether all its values are arrays. */
  readonly arrayOnly: boolean;
  /** The values of its `enum` or `const`, or of its items'. */
  readonly values: readonly unknown[] | undefined;
  /** The single value of a required header, which the client sends by itself. */
  readonly constant: string | undefined;
  readonly example: unknown;
  /** The response property that each value adds (extension `x-expands`). */
  readonly expands: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads the parameters of an operation and of its path item, which the operation's own override.
 *
 * @param lists - the path item and the operation
 * @param taken - keys that no parameter can have
 */
export function readParameters(
  document: OpenAPI3,
  lists: readonly Located<PathItemObject | OperationObject>[],
  taken: readonly string[],
): Parameter[] {
  const resolved = lists.flatMap(({ value, segments }) =>
    (value.parameters ?? []).map((parameter, index) =>
      resolveReference<ParameterObject>(document, parameter, [...segments, "parameters", String(index)]),
    ),
  );
  const byPlace = new Map(resolved.map((parameter) => [`${parameter.value.in} ${parameter.value.name}`, parameter]));
  const parameters = [...byPlace.values()].filter(({ value }) => !isReserved(value));
  const all = parameters.map(({ value }) => value);
  return parameters.map((parameter) => readParameter(document, parameter, all, taken));
}

function readParameter(
  document: OpenAPI3,
  { value: parameter, segments }: Located<ParameterObject>,
  all: readonly ParameterObject[],
  taken: readonly string[],
): Parameter {
  const [[mediaType, media] = []] = Object.entries(parameter.content ?? {});
  const content = media && resolveReference<{ schema?: unknown }>(document, media, []).value;
  const schema = resolveSchema(document, parameter.schema ?? content?.schema);
  const types = typesOf(document, schema);
  const array = types.has("array");
  const items = schema && array && "items" in schema ? resolveSchema(document, schema.items) : schema;
  const style = parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  const values = enumValues(items);
  const required = parameter.required ?? parameter.in === "path";
  const [first] = values ?? [];
  return {
    name: parameter.name,
    in: parameter.in,
    pointer: toPointer(segments),
    key: parameterKey(parameter, all, taken),
    required,
    deprecated: parameter.deprecated ?? false,
    description: parameter.description,
    style,
    explode: parameter.explode ?? style === "form",
    mediaType,
    allowReserved: parameter.in === "query" && (parameter.allowReserved ?? false),
    schema,
    array,
    arrayOnly: array && types.size === 1,
    values,
    constant:
      parameter.in === "header" && required && !array && values?.length === 1 && typeof first === "string"
        ? first
        : undefined,
    example: parameter.example ?? firstExample(document, parameter),
    expands: readExpands(parameter),
  };
}

function firstExample(document: OpenAPI3, { examples = {} }: ParameterObject): unknown {
  const [first] = Object.values(examples);
  return first && resolveReference<ExampleObject>(document, first, []).value.value;
}

function readExpands(parameter: ParameterObject): Readonly<Record<string, string>> | undefined {
  const { "x-expands": expands } = parameter as { "x-expands"?: unknown }; // an extension, which has no type
  if (!isObject(expands)) return undefined;
  return Object.fromEntries(Object.entries(expands).map(([value, property]) => [value, String(property)]));
}

/** The values of a schema's `enum` or `const`. */
function enumValues(schema: unknown): readonly unknown[] | undefined {
  if (!isObject(schema)) return undefined;
  if (Array.isArray(schema["enum"])) return schema["enum"];
  return "const" in schema ? [schema["const"]] : undefined;
}

/** Whether OpenAPI ignores a header parameter, since media types or security schemes describe it (Parameter Object, `name`). */
function isReserved({ name, in: place }: ParameterObject): boolean {
  return place === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}

function parameterKey(
  { name, in: place }: ParameterObject,
  all: readonly ParameterObject[],
  taken: readonly string[],
): string {
  const shared = all.some((other) => other.name === name && other.in !== place) && place !== "path";
  return shared || taken.includes(name) ? valueName(place, name) : name;
}

/** The schema that a reference leads to, if it isn't `true` or `false`. */
function resolveSchema(document: OpenAPI3, schema: unknown): SchemaObject | undefined {
  const { value } = resolveReference<unknown>(document, schema, []);
  return isObject(value) ? (value as SchemaObject) : undefined; // a schema position holds nothing else
}
