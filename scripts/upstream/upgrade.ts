import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference } from "../generate/read/references.ts";
import { type Members, mapSubschemas } from "./schemas.ts";

/** Keywords for readers and other tools. They are never copied, nor are extensions. */
const annotations = ["description", "summary", "title", "externalDocs", "xml", "$comment"];

/** Keywords of OpenAPI objects, outside schemas, whose value is a map. */
const maps = ["paths", "responses", "headers", "content", "examples", "parameters", "requestBodies", "encoding"];

/**
 * Converts a document to the form that is compared and taken: OpenAPI 3.1, without descriptions, which are written by hand. The package
 * `@scalar/openapi-upgrader` also converts documents, but needs Node 22.
 *
 * @param document - OpenAPI 3.0 or 3.1, bundled. It is not changed.
 */
export function upgradeDocument(document: OpenAPI3): OpenAPI3 {
  const isOld = /^3\.0\./.test(document.openapi);
  const upgrade = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((item) => upgrade(item));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
      // The keys of maps are names, not keywords, and examples are data.
      if (maps.includes(key)) return [[name, upgrade(child)]];
      if (name === "schema") {
        const schema = upgradeSchema(child, isOld);
        return [[name, value["in"] === "path" ? withMinLength(schema) : schema]];
      }
      if (name === "schemas" && key === "components" && isObject(child)) {
        const schemas = Object.entries(child).map(([each, schema]) => [each, upgradeSchema(schema, isOld)]);
        return [[name, Object.fromEntries(schemas)]];
      }
      if (name === "example" || name === "value") return [[name, child]];
      return isAnnotation(name) ? [] : [[name, upgrade(child, name)]];
    });
    return Object.fromEntries(entries);
  };
  // The structure is that of the document, without optional members.
  const upgraded = upgrade(document) as OpenAPI3;
  return { ...upgraded, openapi: "3.1.0", info: document.info };
}

/** Whether a keyword is one for readers and other tools. */
export function isAnnotation(keyword: string): boolean {
  return annotations.includes(keyword) || keyword.startsWith("x-");
}

function upgradeSchema(schema: unknown, isOld: boolean): unknown {
  if (!isObject(schema)) return schema;
  // OpenAPI 3.0 ignores the siblings of a $ref.
  if (isReference(schema) && isOld) return { $ref: schema.$ref };
  const members = mapSubschemas(schema, (child) => upgradeSchema(child, isOld));
  const kept = Object.fromEntries(Object.entries(members).filter(([keyword]) => !isAnnotation(keyword)));
  const { example, ...rest } = kept;
  // The vendor gives many strings the format `string`, which isn't one.
  if (rest["format"] === rest["type"]) delete rest["format"];
  const upgraded = example === undefined || rest["examples"] !== undefined ? rest : { ...rest, examples: [example] };
  return isOld ? upgradeNull(upgradeLimits(upgraded)) : upgraded;
}

/** Converts exclusive limits: in OpenAPI 3.0 a boolean next to the limit, in 3.1 the limit itself. */
function upgradeLimits(schema: Members): Members {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}

/** Replaces `nullable` with the type `null`. */
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

/** Adds `minLength: 1` to the string schema of a path parameter: an empty value would change the path. */
function withMinLength(schema: unknown): unknown {
  if (!isObject(schema) || schema["type"] !== "string") return schema;
  const isLimited = ["enum", "const", "pattern", "minLength"].some((keyword) => keyword in schema);
  return isLimited ? schema : { ...schema, minLength: 1 };
}
