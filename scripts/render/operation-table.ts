import { type Operation, successKinds } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";

/** How an operation travels, as data: what the client needs at run time, with OpenAPI's defaults left out. */
export function describeForClient(operation: Operation): object {
  const parameters = operation.parameters.filter(({ constant }) => constant === undefined).map(describeParameter);
  const kinds = Object.entries(successKinds(operation)).filter(([, kind]) => kind !== "json");
  const [body] = operation.body?.bodies ?? [];
  return {
    method: operation.method,
    path: operation.path,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...constantHeaders(operation),
    ...(body ? { body: body.mediaType } : {}),
    ...(kinds.length > 0 ? { answers: Object.fromEntries(kinds) } : {}),
  };
}

/** The headers that an operation demands and that can have one value only. */
export function constantHeaders({ parameters }: Operation): { headers?: Record<string, string> } {
  const headers = parameters.flatMap(({ name, constant }) => (constant === undefined ? [] : [[name, constant]]));
  return headers.length > 0 ? { headers: Object.fromEntries(headers) } : {};
}

function describeParameter(parameter: Parameter): object {
  const { name, in: place, key, style, explode, json } = parameter;
  const types = place === "path" && !json ? runtimeTypes(parameter) : undefined;
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  return {
    name,
    in: place,
    ...(key === name ? {} : { key }),
    ...(style === usual ? {} : { style }),
    ...(explode === (style === "form") ? {} : { explode }),
    ...(types ? { types } : {}),
    ...(json ? { json } : {}),
  };
}

/** What `typeof` says of the values of a path parameter (`array` of lists), unless it is just `string`. */
function runtimeTypes({ schema }: Parameter): string[] | undefined {
  const declared: unknown[] = schema && "type" in schema ? [schema.type].flat() : [];
  const types = declared.map((type) => (type === "integer" ? "number" : String(type)));
  if (types.length === 0) return ["string", "number", "boolean"]; // a composition, or anything
  return types.length === 1 && types[0] === "string" ? undefined : [...new Set(types)];
}
