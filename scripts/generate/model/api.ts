import type { OpenAPI3, ServerObject } from "openapi-typescript";
import { isObject, isReference, toPointer } from "../read/references.ts";
import { type Example, readExamples } from "./examples.ts";
import { typeName, valueName } from "./names.ts";
import { type Operation, readOperations } from "./operations.ts";

/** A document in the form that the renderers work from. */
export interface Api {
  readonly document: OpenAPI3;
  readonly schemas: readonly Schema[];
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly examples: readonly Example[];
  readonly enumerations: readonly Enumeration[];
}

/** Reads a bundled document. */
export function readApi(document: OpenAPI3): Api {
  const operations = readOperations(document);
  return {
    document,
    schemas: readSchemas(document),
    servers: readServers(document.servers ?? []),
    operations,
    examples: readExamples(document, operations),
    enumerations: readEnumerations(document),
  };
}

/** A component schema and the name of its type. */
export interface Schema {
  readonly name: string;
  readonly typeName: string;
  readonly description: string | undefined;
  readonly pointer: string;
}

function readSchemas(document: OpenAPI3): Schema[] {
  return Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    typeName: typeName(name),
    description: isObject(schema) && "description" in schema ? schema.description : undefined,
    pointer: toPointer(["components", "schemas", name]),
  }));
}

/** A server of the document. */
export interface Server {
  /** The name by which a client chooses it. */
  readonly name: string;
  /** The base URL, with the default values of its variables. */
  readonly url: string;
  readonly description: string | undefined;
  readonly pointer: string;
}

/** Reads the servers of the document or of an operation. */
export function readServers(servers: readonly ServerObject[]): Server[] {
  return servers.map((server, index) => {
    // `name` is part of OpenAPI 3.2; until then, it is an extension.
    const extension = (server as { "x-name"?: unknown })["x-name"];
    const name = typeof extension === "string" ? valueName(extension) : index === 0 ? "default" : `server${index + 1}`;
    const url = server.url.replaceAll(
      /\{([^{}]+)\}/g,
      (template, variable: string) => server.variables?.[variable]?.default ?? template,
    );
    return { name, url, description: server.description, pointer: toPointer(["servers", index]) };
  });
}

/** The values that an `enum` allows. */
export interface Enumeration {
  /** The constant's name: component, then properties, then `values`. */
  readonly name: string;
  /** The schema, property or parameter with the values, for the doc comment: `Application.kind`. */
  readonly of: string;
  readonly description: string | undefined;
  readonly values: readonly unknown[];
}

/** Every `enum` in the component schemas and parameters, however deep, in document order. */
function readEnumerations(document: OpenAPI3): Enumeration[] {
  const { schemas = {}, parameters = {} } = document.components ?? {};
  const found = [
    ...Object.entries(schemas).flatMap(([name, schema]) => findEnumerations(schema, [name])),
    ...Object.entries(parameters).flatMap(([name, parameter]) =>
      isObject(parameter) && "schema" in parameter ? findEnumerations(parameter.schema, [name]) : [],
    ),
  ];
  // Two paths can make one name (`FooBar.baz`, `Foo.barBaz`); a number tells them apart.
  const counts = new Map<string, number>();
  return found.map((enumeration) => {
    const count = (counts.get(enumeration.name) ?? 0) + 1;
    counts.set(enumeration.name, count);
    return count === 1 ? enumeration : { ...enumeration, name: `${enumeration.name}${count}` };
  });
}

function findEnumerations(schema: unknown, path: readonly string[]): Enumeration[] {
  if (!isObject(schema) || isReference(schema)) return [];
  const { enum: values, description, properties, items, additionalProperties } = schema;
  const own = {
    name: valueName(...path, "values"),
    of: path.join("."),
    description: typeof description === "string" ? description : undefined,
  };
  return [
    ...(Array.isArray(values) ? [{ ...own, values }] : []),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, child]) =>
      findEnumerations(child, [...path, name]),
    ),
    ...[items, additionalProperties].flatMap((child) => findEnumerations(child, path)),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) =>
      [schema[keyword]].flat().flatMap((child, index) => findEnumerations(child, [...path, `option ${index + 1}`])),
    ),
  ];
}
