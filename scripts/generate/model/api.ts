import type { OpenAPI3, ServerObject } from "openapi-typescript";
import { isObject, isReference, toPointer } from "../read/references.ts";
import { type Example, readExamples } from "./examples.ts";
import { typeName, valueName } from "./names.ts";
import { type Operation, readOperations } from "./operations.ts";
import { enumValues } from "./parameters.ts";

/** A component schema and the name of its type. */
export interface Schema {
  readonly name: string;
  readonly typeName: string;
  readonly description: string | undefined;
  readonly pointer: string;
}

/** A server of the document and the name by which a client chooses it. */
export interface Server {
  readonly name: string;
  /** Its variables have their default values. */
  readonly url: string;
  readonly description: string | undefined;
  readonly pointer: string;
}

/** What the renderers need to know of a document. */
export interface Api {
  readonly document: OpenAPI3;
  readonly schemas: readonly Schema[];
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly examples: readonly Example[];
  readonly enumerations: readonly Enumeration[];
}

/**
 * Reads a bundled document into the form that the renderers work from.
 *
 * @param linted - whether the examples are known to be valid. Default: true
 */
export function readApi(document: OpenAPI3, linted = true): Api {
  const operations = readOperations(document);
  return {
    document,
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      typeName: typeName(name),
      description: isObject(schema) && "description" in schema ? schema.description : undefined,
      pointer: toPointer(["components", "schemas", name]),
    })),
    servers: readServers(document.servers ?? []),
    operations,
    examples: readExamples(document, operations, linted),
    enumerations: readEnumerations(document),
  };
}

/** Servers and the names by which a client chooses them. */
export function readServers(servers: readonly ServerObject[]): Server[] {
  return servers.map(readServer);
}

function readServer(server: ServerObject, index: number): Server {
  // `name` is OpenAPI 3.2's; until then an extension says it.
  const extension = (server as { "x-name"?: unknown })["x-name"];
  const name = typeof extension === "string" ? valueName(extension) : index === 0 ? "default" : `server${index + 1}`;
  const url = server.url.replaceAll(
    /\{([^{}]+)\}/g,
    (template, variable: string) => server.variables?.[variable]?.default ?? template,
  );
  return { name, url, description: server.description, pointer: toPointer(["servers", index]) };
}

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
function readEnumerations(document: OpenAPI3): Enumeration[] {
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
