import type { Operation } from "../generate/model/operations.ts";
import { isObject, valueAt } from "../generate/read/references.ts";
import type { Snapshot } from "./change.ts";

/** Makes a sentence of some words: adds a capital letter, unless they begin with code, and a full stop. */
export function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

/** A place in a document in words: "`Application.kind`", "parameter `expand`". */
export function describe(snapshot: Snapshot, segments: readonly string[]): string {
  const { document } = snapshot;
  const [first = "", second = "", third = "", ...rest] = segments;
  if (first === "components") return describeComponent(document, second, third, rest);
  if (first === "paths" && second !== "") {
    const operation = operationsAt(snapshot, second, third)[0];
    return operation && third !== "" ? describeInOperation(document, operation, segments) : `path \`${second}\``;
  }
  if (first === "servers") return `server \`${nameAt(document, segments.slice(0, 2), ["x-name", "url"]) ?? second}\``;
  if (first === "tags" && second !== "") return `tag \`${nameAt(document, segments.slice(0, 2), ["name"]) ?? second}\``;
  return "the document";
}

/** The operations of a path, or the one with that method. */
export function operationsAt({ api }: Snapshot, path: string, method = ""): Operation[] {
  return api.operations.filter((each) => each.path === path && (method === "" || each.method.toLowerCase() === method));
}

function describeComponent(document: unknown, kind: string, name: string, rest: readonly string[]): string {
  switch (kind) {
    case "schemas":
      return `\`${name}${schemaPath(rest)}\``;
    case "parameters": {
      const parameter = nameAt(document, ["components", kind, name], ["name"]) ?? name;
      return `parameter \`${parameter}${schemaPath(rest.slice(1))}\``;
    }
    case "responses":
      return describeResponse(`response \`${name}\``, rest);
    case "requestBodies":
      return `request body \`${name}${schemaPath(afterSchema(rest))}\``;
    default: {
      const nouns: Readonly<Record<string, string>> = {
        headers: "header",
        examples: "example",
        securitySchemes: "security scheme",
      };
      return `${nouns[kind] ?? "component"} \`${name}\``;
    }
  }
}

function describeInOperation(document: unknown, { name }: Operation, segments: readonly string[]): string {
  const [part, key, ...rest] = segments.slice(3);
  if (part === "parameters" && key !== undefined) {
    const parameter = nameAt(document, segments.slice(0, 5), ["name"]) ?? key;
    return `parameter \`${parameter}${schemaPath(rest.slice(1))}\` of \`${name}\``;
  }
  if (part === "requestBody") return describeBody(`the request body of \`${name}\``, segments);
  if (part === "responses" && key !== undefined) return describeResponse(`the ${key} response of \`${name}\``, rest);
  return `\`${name}\``;
}

function describeResponse(response: string, rest: readonly string[]): string {
  const [part, name] = rest;
  return part === "headers" && name !== undefined ? `header \`${name}\` of ${response}` : describeBody(response, rest);
}

function describeBody(owner: string, rest: readonly string[]): string {
  const path = schemaPath(afterSchema(rest));
  return path === "" ? owner : `\`${path.replace(/^\./, "")}\` in ${owner}`;
}

function afterSchema(segments: readonly string[]): readonly string[] {
  const at = segments.indexOf("schema");
  return at < 0 ? [] : segments.slice(at + 1);
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

function nameAt(document: unknown, segments: readonly string[], keys: readonly string[]): string | undefined {
  const value = valueAt(document, segments);
  return isObject(value) ? keys.map((key) => value[key]).find((name) => typeof name === "string") : undefined;
}
