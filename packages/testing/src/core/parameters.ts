import type { Check } from "@ld-rest/types/schemas";
import { type HeaderValues, headerValue, type Target } from "./messages.js";
import type { Match, Operation, RouteParameter } from "./routes.js";
import { findProblem } from "./validate.js";

/** Parameters of a request by name, parsed by the types that the spec gives them. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Checks of what requests contain, as `@ld-rest/types/schemas` has them. */
export interface RequestChecks {
  readonly parameterChecks: Readonly<Record<string, Readonly<Record<string, Check>>>>;
  readonly requestChecks: Readonly<Record<string, Readonly<Record<string, Check>>>>;
}

/** What a request contains, or what is wrong with it. */
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
    const value = parse(parameter, raw);
    // The members of a query object are strings, whatever the types of its properties.
    const isQueryObject = typeof raw === "object" && !Array.isArray(raw);
    const check = isQueryObject ? undefined : own[`${place} ${name}`];
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
  if (!/[/+]json$/i.test(essence(mediaType))) return { parameters, body: text };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { problem: "the body is not JSON" };
  }
  const check = requestChecks[`${method} ${path}`]?.[mediaType];
  const problem = check && findProblem(check, body, "body");
  return problem ? { problem } : { parameters, body };
}

/** The description of a sent media type: the exact one, parameters included, before one with the same type or a range. */
function findMediaType(known: readonly string[], sent: string): string | undefined {
  const exact = (value: string) => value.toLowerCase().replaceAll(" ", "");
  return (
    known.find((one) => exact(one) === exact(sent)) ??
    known.find((one) => essence(one) === essence(sent)) ??
    known.find((one) => essence(one) === "*/*" || essence(one) === `${essence(sent).split("/")[0]}/*`)
  );
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

/** An empty parameter counts as absent: that is how callers leave out an option. */
function queryValue({ name, types, explode, style, json }: RouteParameter, search: URLSearchParams): Raw | undefined {
  if (types.includes("object") && !json && style === "deepObject") {
    const prefix = `${name}[`;
    const members = [...search].filter(([key]) => key.startsWith(prefix) && key.endsWith("]"));
    if (members.length === 0) return undefined;
    return Object.fromEntries(members.map(([key, value]) => [key.slice(prefix.length, -1), value]));
  }
  if (types.includes("object") && !json && explode) {
    const members = Object.fromEntries(search);
    return Object.keys(members).length > 0 ? members : undefined;
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

/** Parses a value by the types that it can have. What can't be parsed stays a string, which the check rejects. */
function parse({ types, items, json, in: place }: RouteParameter, raw: Raw): unknown {
  if (json && typeof raw === "string") {
    try {
      return JSON.parse(raw);
    } catch {
      return raw;
    }
  }
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
