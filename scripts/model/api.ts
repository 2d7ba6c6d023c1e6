import type { OpenAPI3, ServerObject } from "openapi-typescript";
import { isObject, toPointer } from "../spec/json-pointer.ts";
import { type Enumeration, readEnumerations } from "./enumerations.ts";
import { type Example, readExamples } from "./examples.ts";
import { typeName, valueName } from "./names.ts";
import { type Operation, readOperations } from "./operations.ts";

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
