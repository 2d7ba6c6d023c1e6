import { type Check, findIssue } from "@ld-rest/types/schemas";
import { type HeaderValues, headerValue, type Target } from "./messages.js";
import type { Match, Operation, RouteParameter } from "./routes.js";
import { findProblem } from "./validate.js";

/** Parameters of a request by name, parsed by the types that the spec gives them. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Checks of the contents of requests, from `@ld-rest/types/schemas`. */
export interface RequestChecks {
  readonly parameterChecks: Readonly<Record<string, Readonly<Record<string, Check>>>>;
  readonly requestChecks: Readonly<Record<string, Readonly<Record<string, Check>>>>;
}

/** Contents of a request, or the problem with it. */
export type Reading =
  | { readonly parameters: ParameterValues; readonly body: unknown; readonly problem?: undefined }
  | { readonly problem: string };

/** Reads and validates a request's parameters and body. Parameters that the spec doesn't have are ignored. */
export function readRequest(
  operation: Operation,
  match: Match,
  { query }: Target,
  headers: HeaderValues,
  body: string | undefined,
  checks: RequestChecks,
): Reading {
  const parameters: Record<string, unknown> = {};
  const own = checks.parameterChecks[`${operation.method} ${operation.path}`] ?? {};
  const search = query === "" ? noQuery : new URLSearchParams(query);
  for (const parameter of operation.parameters) {
    const { name, in: place, required } = parameter;
    const raw = rawValue(parameter, operation, match, search, headers);
    if (raw === invalidEncoding) return { problem: `the ${place} parameter ${name} is not percent-encoded UTF-8` };
    if (raw === undefined) {
      if (required) return { problem: `the ${place} parameter ${name} is required` };
      continue;
    }
    const check = own[`${place} ${name}`];
    const fields = readFields(parameter, raw);
    const value = fields && check ? parseMembers(check, fields) : parse(parameter, raw);
    const problem = check && findProblem(check, value, name);
    if (problem) return { problem: `the ${place} parameter ${problem}` };
    parameters[name] = value;
  }
  return readBody(operation, headers, body, checks, parameters);
}

function readBody(
  { method, path, body: description }: Operation,
  headers: HeaderValues,
  text: string | undefined,
  { requestChecks }: RequestChecks,
  parameters: ParameterValues,
): Reading {
  if (!description) return { parameters, body: undefined };
  if (text === undefined || text === "") {
    return description.required ? { problem: "the body is required" } : { parameters, body: undefined };
  }
  const sent = headerValue(headers, "content-type") ?? "";
  const mediaType = findMediaType(description.mediaTypes, sent);
  if (mediaType === undefined) {
    const known = description.mediaTypes.join(", ");
    return { problem: `the body's Content-Type must be one of ${known}, not ${sent === "" ? "absent" : sent}` };
  }
  const check = requestChecks[`${method} ${path}`]?.[mediaType];
  let body: unknown = text;
  if (isJson(mediaType)) {
    body = parseJson(text);
    if (body === undefined) return { problem: "the body is not JSON" };
  } else if (check) {
    const fields = essence(mediaType) === "multipart/form-data" ? readParts(text, sent) : new URLSearchParams(text);
    if (!fields) return { problem: "the body is not multipart/form-data with the boundary of its Content-Type" };
    body = parseMembers(check, groupFields(fields));
  }
  const problem = check && findProblem(check, body, "body");
  return problem ? { problem } : { parameters, body };
}

/** Reads an object whose members are strings: `x,1,y,2`, or `x=1,y=2` if it is exploded. */
function readFields({ types, explode, json }: RouteParameter, raw: Raw): object | undefined {
  if (typeof raw === "object") return Array.isArray(raw) ? undefined : raw;
  if (!types.includes("object") || json) return undefined;
  const pairs = raw.matchAll(explode ? /([^,=]*)=([^,]*)/g : /([^,]+),([^,]*),?/g);
  return Object.fromEntries([...pairs].map(([, name = "", value = ""]) => [name, value]));
}

/** Reads the parts of a form (RFC 7578), files as text. */
function readParts(text: string, contentType: string): [name: string, value: string][] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const [, ...parts] = `\r\n${text}`.split(`\r\n--${quoted ?? plain}`);
  if (!parts.pop()?.startsWith("--")) return undefined;
  return parts.map((part) => {
    const end = part.indexOf("\r\n\r\n");
    const [, name = ""] = /^content-disposition:.*?;\s*name="([^"]*)"/im.exec(part.slice(0, end)) ?? [];
    return [name, part.slice(end + 4)];
  });
}

/** Groups a form's fields into an object. A repeated name has an array. */
function groupFields(fields: Iterable<[name: string, value: string]>): object {
  const groups = new Map<string, string[]>();
  for (const [name, value] of fields) groups.set(name, [...(groups.get(name) ?? []), value]);
  return Object.fromEntries([...groups].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** Parses the strings of a form or a query object where the check expects something else. */
function parseMembers(check: Check, fields: object): unknown {
  const value: unknown = structuredClone(fields);
  for (;;) {
    const { path, expected } = findIssue(check, value) ?? { path: [], expected: "" };
    const key = path.at(-1);
    const parent = path.slice(0, -1).reduce((node, name) => Object(node)[name], value);
    const text = key === undefined ? undefined : Object(parent)[key];
    if (key === undefined || typeof text !== "string") return value;
    const parsed = /\barray\b/.test(expected) ? [text] : parseJson(text);
    const isOther = /^(?:array|boolean|integer|null|number|object)\b/.test(expected);
    if (!isOther || parsed === undefined || typeof parsed === "string") return value;
    Object(parent)[key] = parsed;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Finds the spec's media type for a sent one: an exact match, including parameters, before the same type or a range. */
export function findMediaType(known: readonly string[], sent: string): string | undefined {
  const exact = (value: string) => value.toLowerCase().replaceAll(" ", "");
  return (
    known.find((one) => exact(one) === exact(sent)) ??
    known.find((one) => essence(one) === essence(sent)) ??
    known.find((one) => essence(one) === "*/*" || essence(one) === `${essence(sent).split("/")[0]}/*`)
  );
}

/** Whether a media type's content is JSON. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/i.test(essence(mediaType));
}

function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

const noQuery = new URLSearchParams();

const invalidEncoding = Symbol("not percent-encoded");

type Raw = string | readonly string[] | Readonly<Record<string, string>>;

function rawValue(
  parameter: RouteParameter,
  operation: Operation,
  match: Match,
  search: URLSearchParams,
  headers: HeaderValues,
): Raw | undefined | typeof invalidEncoding {
  const { name } = parameter;
  switch (parameter.in) {
    case "path":
      return decode(match.values[operation.pathNames.indexOf(name)] ?? "");
    case "query":
      return queryValue(parameter, search);
    case "header":
      return headerValue(headers, name.toLowerCase());
    case "cookie": {
      const cookies = (headerValue(headers, "cookie") ?? "").split(/;\s*/).map((pair) => pair.split("="));
      const value = cookies.find(([key]) => key === name)?.slice(1);
      return value && decode(value.join("="));
    }
  }
}

/** Returns the value of a query parameter. An empty one counts as absent, since callers leave out options that way. */
function queryValue(parameter: RouteParameter, search: URLSearchParams): Raw | undefined {
  const { name, types, explode, style, json, members } = parameter;
  if (types.includes("object") && !json && (explode || style === "deepObject")) {
    const pairs = [...search].flatMap(([key, value]): (readonly [string, string])[] => {
      if (style !== "deepObject") return (members ?? [key]).includes(key) ? [[key, value]] : [];
      return key.startsWith(`${name}[`) && key.endsWith("]") ? [[key.slice(name.length + 1, -1), value]] : [];
    });
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
  }
  const all = search.getAll(name).filter((value) => value !== "");
  if (!types.includes("array") || json) return all[0];
  const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style] ?? ",";
  const items = explode ? all : all.flatMap((value) => value.split(separator)).filter((item) => item !== "");
  return items.length > 0 ? items : undefined;
}

function decode(text: string): string | typeof invalidEncoding {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return invalidEncoding;
  }
}

/** Parses a value by the types that it can have. A value that can't be parsed stays a string, which the check rejects. */
function parse({ types, items, json, in: place }: RouteParameter, raw: Raw): unknown {
  if (json && typeof raw === "string") return parseJson(raw) ?? raw;
  if (typeof raw === "object") return Array.isArray(raw) ? raw.map((item) => parseScalar(items, item)) : raw;
  if (types.includes("array") && place !== "query")
    return raw.split(",").map((item) => parseScalar(items, item.trim()));
  return parseScalar(types, raw);
}

function parseScalar(types: readonly string[], text: string): unknown {
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}
