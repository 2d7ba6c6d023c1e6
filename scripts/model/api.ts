import type { OpenAPI3, ServerObject } from "openapi-typescript";
import { toPointer } from "../spec/json-pointer.ts";
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

/** Something that keeps code from being generated, with the place in the document. */
export interface Obstacle {
  readonly pointer: string;
  readonly message: string;
  readonly advice: string;
}

/** Reads a bundled document into the form that the renderers work from. */
export function readApi(document: OpenAPI3): Api {
  const operations = readOperations(document);
  return {
    document,
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      typeName: typeName(name),
      description: "description" in schema ? schema.description : undefined,
      pointer: toPointer(["components", "schemas", name]),
    })),
    servers: (document.servers ?? []).map(readServer),
    operations,
    examples: readExamples(document, operations),
    enumerations: readEnumerations(document),
  };
}

/** Finds names that differ in the document and would be one in code: of types, methods, base URLs, fixtures, or parameters of a method. */
export function findClashes(api: Api): Obstacle[] {
  return [
    ...clashes(api.schemas, (schema) => [schema.typeName, `schema \`${schema.name}\``]),
    // By the name of the parameters' type: methods that differ in their first letter's case would share it.
    ...clashes(api.operations, (operation) => [
      `${typeName(operation.name)}Parameters`,
      `operation \`${operation.operationId ?? `${operation.method} ${operation.path}`}\``,
    ]),
    ...clashes(api.servers, (server) => [server.name, `server ${server.url}`]),
    ...clashes(api.examples, (example) => [example.name, `example at ${example.pointer.replace(/\/value$/, "")}`]),
    ...api.operations.flatMap(({ parameters }) =>
      clashes(parameters, (parameter) => [parameter.key, `${parameter.in} parameter \`${parameter.name}\``]),
    ),
  ];
}

function clashes<T extends { readonly pointer: string }>(
  items: readonly T[],
  describe: (item: T) => [name: string, what: string],
): Obstacle[] {
  const first = new Map<string, T>();
  return items.flatMap((item) => {
    const [name, what] = describe(item);
    const other = first.get(name);
    if (!other) first.set(name, item);
    return other
      ? {
          pointer: item.pointer,
          message: `The ${what} would have the same name in code as the ${describe(other)[1]}: \`${name}\`.`,
          advice: "Rename one of the two, so that they differ in more than case and punctuation.",
        }
      : [];
  });
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
