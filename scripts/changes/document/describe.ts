import type { OpenAPI3 } from "openapi-typescript";
import { isObject, valueAt } from "../../spec/json-pointer.ts";
import { operationName } from "./usage.ts";

/** What stands at a place in a document, as a person would call it: "`Application.kind`", "parameter `expand`". */
export function describe(document: OpenAPI3, segments: readonly string[]): string {
  const [first = "", second = "", third = "", ...rest] = segments;
  if (first === "components") return describeComponent(document, second, third, rest);
  if (first === "paths" && second !== "") return describeBeneathPath(document, second, third, rest);
  if (first === "servers") return `server \`${nameAt(document, segments.slice(0, 2), ["x-name", "url"]) ?? second}\``;
  if (first === "tags" && second !== "") return `tag \`${nameAt(document, segments.slice(0, 2), ["name"]) ?? second}\``;
  return "the document";
}

function describeComponent(document: OpenAPI3, kind: string, name: string, rest: readonly string[]): string {
  switch (kind) {
    case "schemas":
      return `\`${name}${schemaPath(rest)}\``;
    case "parameters": {
      const parameter = nameAt(document, ["components", kind, name], ["name"]) ?? name;
      return `parameter \`${parameter}${schemaPath(rest.slice(1))}\``;
    }
    case "headers":
      return `header \`${name}\``;
    case "responses":
      return describeAnswer(`answer \`${name}\``, rest);
    case "examples":
      return `example \`${name}\``;
    case "securitySchemes":
      return `security scheme \`${name}\``;
    case "requestBodies":
      return `request body \`${name}${schemaPath(afterSchema(rest))}\``;
    default:
      return `component \`${name}\``;
  }
}

function describeBeneathPath(document: OpenAPI3, path: string, method: string, rest: readonly string[]): string {
  const name = operationName(document, path, method);
  if (name === undefined) return `path \`${path}\``;
  const [part = "", key = ""] = rest;
  if (part === "parameters" && key !== "") {
    const parameter = nameAt(document, ["paths", path, method, part, key], ["name"]) ?? key;
    return `parameter \`${parameter}${schemaPath(rest.slice(3))}\` of \`${name}\``;
  }
  if (part === "requestBody") return describeBody(`the request body of \`${name}\``, rest);
  if (part === "responses" && key !== "") return describeAnswer(`the ${key} answer of \`${name}\``, rest.slice(2));
  return `\`${name}\``;
}

function describeAnswer(answer: string, rest: readonly string[]): string {
  const [part, name] = rest;
  if (part === "headers" && name !== undefined) return `header \`${name}\` of ${answer}`;
  return describeBody(answer, rest);
}

function describeBody(owner: string, rest: readonly string[]): string {
  const path = schemaPath(afterSchema(rest));
  return path === "" ? owner : `\`${path.replace(/^\./, "")}\` in ${owner}`;
}

function afterSchema(rest: readonly string[]): readonly string[] {
  const at = rest.indexOf("schema");
  return at < 0 ? [] : rest.slice(at + 1);
}

/** `properties/reason/items` as `.reason[]`. */
function schemaPath(segments: readonly string[]): string {
  const [keyword, name, ...rest] = segments;
  if (keyword === "properties" && name !== undefined) return `.${name}${schemaPath(rest)}`;
  if (keyword === "items") return `[]${schemaPath(segments.slice(1))}`;
  if (keyword === "additionalProperties") return `.*${schemaPath(segments.slice(1))}`;
  if (keyword === "allOf" || keyword === "oneOf" || keyword === "anyOf") return schemaPath(segments.slice(2));
  return "";
}

function nameAt(document: OpenAPI3, segments: readonly string[], keys: readonly string[]): string | undefined {
  const value = valueAt(document, segments);
  const found = isObject(value) ? keys.map((key) => value[key]).find((name) => typeof name === "string") : undefined;
  return typeof found === "string" ? found : undefined;
}
