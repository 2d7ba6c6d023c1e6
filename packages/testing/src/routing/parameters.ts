import type { RouteParameter } from "../route.js";
import type { Operation } from "./operation.js";

/** The parameters of a request by name: strings, or lists of them. */
export type ParameterValues = Readonly<Record<string, string | readonly string[]>>;

/** The parameters, or what is wrong with them in words for a person. */
export type ParameterReading =
  | { readonly values: ParameterValues; readonly problem?: undefined }
  | { readonly problem: string; readonly values?: undefined };

/**
 * Reads a request's parameters of path and query, as the spec describes them.
 *
 * Parameters that the spec doesn't know are passed over, and an empty query parameter is one that isn't there.
 *
 * @param segments - the values of the path's parameters, still percent-encoded
 * @param query - the query without its question mark
 */
export function readParameters(operation: Operation, segments: readonly string[], query: string): ParameterReading {
  const values: Record<string, string | readonly string[]> = {};
  for (const [index, { name }] of operation.pathParameters.entries()) {
    const value = decode(segments[index] ?? "");
    if (value === undefined) return { problem: `the path parameter ${name} is not percent-encoded UTF-8` };
    values[name] = value;
  }
  const search = query === "" ? undefined : new URLSearchParams(query);
  for (const parameter of operation.queryParameters) {
    const value = search && readQuery(parameter, search);
    if (value === undefined) {
      if (parameter.required) return { problem: `the parameter ${parameter.name} is required` };
      continue;
    }
    const options = parameter.values;
    const strange = options && [value].flat().find((one) => !options.includes(one));
    if (strange !== undefined) {
      return { problem: `${parameter.name} has no option ${JSON.stringify(strange)}, only ${options?.join(", ")}` };
    }
    values[parameter.name] = value;
  }
  return { values };
}

function decode(segment: string): string | undefined {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const separators: Readonly<Record<string, string>> = { form: ",", spaceDelimited: " ", pipeDelimited: "|" };

function readQuery(
  { name, array, explode, style }: RouteParameter,
  search: URLSearchParams,
): string | string[] | undefined {
  const all = search.getAll(name).filter((value) => value !== "");
  if (!array) return all[0];
  const items = explode ? all : all.flatMap((value) => value.split(separators[style] ?? ","));
  return items.length > 0 ? items : undefined;
}
