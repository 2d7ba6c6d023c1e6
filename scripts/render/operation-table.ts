import { STATUS_CODES } from "node:http";
import type { OpenAPI3 } from "openapi-typescript";
import { propertyKey } from "../model/names.ts";
import { isSuccess, type Media, type Operation, successBodies } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { resolveReference } from "../model/references.ts";
import { isObject } from "../spec/json-pointer.ts";
import { passedParameters } from "./parameter-types.ts";
import { literal } from "./source-text.ts";

/**
 * How an operation travels, as source text: what the client needs at run time. It refers to those of the client's writers and
 * readers that the operation needs, so that a bundle has no others.
 */
export function renderDescription(document: OpenAPI3, operation: Operation): string {
  const { method, path } = operation;
  const passed = passedParameters(operation);
  const inUrl = (parameter: Parameter) => parameter.in === "path" || parameter.in === "query";
  const inHeaders = passed.filter((parameter) => !inUrl(parameter));
  const headers = { ...acceptHeader(operation), ...constantHeaders(operation) };
  const [body] = operation.body?.bodies ?? [];
  const members = [
    `method: ${JSON.stringify(method)}`,
    `path: ${JSON.stringify(path)}`,
    `parameters: ${renderParameters(passed.filter(inUrl))}`,
    ...(inHeaders.length > 0 ? [`fields: serialize.fields(${renderParameters(inHeaders)})`] : []),
    ...(Object.keys(headers).length > 0 ? [`headers: ${literal(headers, "    ")}`] : []),
    ...(body
      ? [`body: serialize.${body.kind === "json" ? "jsonBody" : "rawBody"}(${JSON.stringify(body.mediaType)})`]
      : []),
    `readers: { ${renderReaders(document, operation).join(", ")} }`,
    ...(successBodies(operation).some(({ kind }) => kind === "binary") ? ["binary: true"] : []),
  ];
  return `{\n${members.map((member) => `    ${member},\n`).join("")}  }`;
}

/** The headers that an operation demands and that can have one value only. */
export function constantHeaders({ parameters }: Operation): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, constant }) => (constant === undefined ? [] : [[name, constant]])),
  );
}

/** Where a success can come in more kinds than the one that the client reads, it has to ask for that one. */
function acceptHeader(operation: Operation): Record<string, string> {
  const read = successBodies(operation).flatMap(({ bodies }) => bodies.map(({ mediaType }) => mediaType));
  const all = operation.answers.filter(({ status }) => isSuccess(status)).flatMap(({ bodies }) => bodies);
  return read.length < all.length ? { accept: [...new Set(read)].join(", ") } : {};
}

function renderParameters(parameters: readonly Parameter[]): string {
  const lines = parameters.map((one) => `      ${renderParameter(one)},\n`);
  return `[${lines.length > 0 ? `\n${lines.join("")}    ` : ""}]`;
}

function renderParameter(parameter: Parameter): string {
  const { name, in: place, key } = parameter;
  const words = [`name: ${JSON.stringify(name)}`, `in: ${JSON.stringify(place)}`];
  if (key !== name) words.push(`key: ${JSON.stringify(key)}`);
  return `{ ${words.join(", ")}, write: serialize.${writer(parameter)} }`;
}

/** The writer for a parameter's location, style and type. */
function writer({ in: place, json, style, explode, schema, arrayOnly }: Parameter): string {
  const types: unknown[] = schema && "type" in schema ? [schema.type].flat() : [];
  const scalar = types.length > 0 && !types.includes("array") && !types.includes("object");
  if (place === "header") return json ? "jsonHeader" : `header(${explode})`;
  if (place === "cookie") return "cookie";
  if (place === "path") {
    if (json) return "jsonSegment";
    if (style !== "simple" || !scalar) return `pathStyle(${JSON.stringify(style)}, ${explode})`;
    return types.length === 1 && types[0] === "string" ? "segment" : "scalarSegment";
  }
  if (json) return "jsonPair";
  if (style !== "form" || !(scalar || arrayOnly)) return `queryStyle(${JSON.stringify(style)}, ${explode})`;
  return scalar ? "pair" : explode ? "pairs" : "list";
}

/** A reader for each success. */
function renderReaders(document: OpenAPI3, operation: Operation): string[] {
  const documented = operation.answers.map(({ status }) => status);
  return successBodies(operation).flatMap(({ status, kind, bodies }) => {
    const ofObjects = bodies.every(({ media }) => isObjectSchema(document, media));
    const reader = { json: ofObjects ? "object" : "json", none: "none", text: "raw", binary: "raw" }[kind];
    return statusCodes(status, documented).map((code) => `${propertyKey(code)}: serialize.${reader}`);
  });
}

/** The codes that a key of `responses` stands for: itself, or those of its range that have no key of their own. */
function statusCodes(status: string, documented: readonly string[]): string[] {
  if (!/^\dXX$/i.test(status)) return [status];
  return Object.keys(STATUS_CODES).filter((code) => code[0] === status[0] && !documented.includes(code));
}

/** Whether all values of a body's schema are objects, as far as the schema says so itself. */
function isObjectSchema(document: OpenAPI3, { schema }: Media["media"] | { schema?: unknown }): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value)) return false;
  const { type, properties, allOf, nullable } = value as { [keyword: string]: unknown };
  if (type !== undefined) return type === "object" && nullable !== true;
  return (
    properties !== undefined ||
    (Array.isArray(allOf) && allOf.some((part) => isObjectSchema(document, { schema: part })))
  );
}
