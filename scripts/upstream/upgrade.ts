import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference } from "../generate/read/references.ts";
import { type Members, mapSubschemas } from "./subschemas.ts";

/** Keywords that are texts or notes to other tools. They are never copied. */
const notes = new Set(["description", "summary", "title", "externalDocs", "xml", "$comment"]);

/**
 * Rewrites a document in the terms of OpenAPI 3.1 and without its texts: descriptions are the vendor's, and ours are written by hand.
 * The package `@scalar/openapi-upgrader` would do the first half, but needs Node 22.
 *
 * @param document - OpenAPI 3.0 or 3.1, in one piece. It is not changed.
 */
export function upgradeDocument(document: OpenAPI3): OpenAPI3 {
  const old = /^3\.0\./.test(document.openapi);
  const upgrade = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((item) => upgrade(item));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
      // Names that a document gives are no keywords, and examples are data.
      if (isMap(key)) return [[name, upgrade(child)]];
      if (name === "schema") return [[name, upgradeSchema(child, old)]];
      if (name === "schemas" && key === "components" && isObject(child)) {
        const schemas = Object.entries(child).map(([each, schema]) => [each, upgradeSchema(schema, old)]);
        return [[name, Object.fromEntries(schemas)]];
      }
      if (name === "example" || name === "value") return [[name, child]];
      return isNote(name) ? [] : [[name, upgrade(child, name)]];
    });
    return Object.fromEntries(entries);
  };
  // The form is that of the document that came in, but for optional texts.
  const upgraded = upgrade(document) as OpenAPI3;
  return { ...upgraded, openapi: "3.1.0", info: document.info };
}

function isMap(key: string): boolean {
  return ["paths", "responses", "headers", "content", "examples", "parameters", "requestBodies", "encoding"].includes(
    key,
  );
}

function isNote(keyword: string): boolean {
  return notes.has(keyword) || keyword.startsWith("x-");
}

function upgradeSchema(schema: unknown, old: boolean): unknown {
  if (!isObject(schema)) return schema;
  // 3.0 ignores what stands beside a reference.
  if (isReference(schema) && old) return { $ref: schema.$ref };
  const members = mapSubschemas(schema, (child) => upgradeSchema(child, old));
  const kept = Object.fromEntries(Object.entries(members).filter(([keyword]) => !isNote(keyword)));
  const { example, ...rest } = kept;
  const upgraded = example === undefined || rest["examples"] !== undefined ? rest : { ...rest, examples: [example] };
  return old ? upgradeNull(upgradeLimits(upgraded)) : upgraded;
}

/** In 3.0 an exclusive limit is a flag beside the limit, in 3.1 a limit of its own. */
function upgradeLimits(schema: Members): Members {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}

function upgradeNull({ nullable, ...schema }: Members): Members {
  if (nullable !== true) return schema;
  const { type, enum: values, ...rest } = schema;
  if (type === undefined) return { anyOf: [schema, { type: "null" }] };
  return {
    type: [type, "null"],
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
    ...rest,
  };
}
