import type { OpenAPI3, ServerObject } from "openapi-typescript";
import { isObject, toPointer } from "../spec/json-pointer.ts";
import type { LintLevel } from "../spec/lint.ts";
import { type Enumeration, readEnumerations } from "./enumerations.ts";
import { findInvalidExamples } from "./example-validity.ts";
import { type Example, readExamples, withoutInvalid } from "./examples.ts";
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

/** What is known of a document before it is read. */
export interface Knowledge {
  /** Where examples don't validate: pointers into them, or to a schema that nothing can be held against. Default: nowhere. */
  readonly invalidExamples?: readonly string[];
  /** How far the linter vouches for it. Default: `error`, in all. */
  readonly lint?: LintLevel;
}

/** Reads a bundled document into the form that the renderers work from. */
export function readApi(document: OpenAPI3, { invalidExamples = [], lint = "error" }: Knowledge = {}): Api {
  const operations = readOperations(document);
  const examples = readExamples(document, operations, lint);
  const invalid = lint === "off" ? findInvalidExamples(document, examples) : invalidExamples;
  return {
    document,
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      typeName: typeName(name),
      description: isObject(schema) && "description" in schema ? schema.description : undefined,
      pointer: toPointer(["components", "schemas", name]),
    })),
    servers: (document.servers ?? []).map(readServer),
    operations,
    examples: withoutInvalid(examples, invalid),
    enumerations: readEnumerations(document),
  };
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
