import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { OperationDescription, ParameterDescription } from "../operation.js";

type Style = "simple" | "label" | "matrix";

/**
 * Fills the parameters of a path.
 *
 * A string reaches the server as one segment that decodes to itself, slashes and percent signs included. Strings that can't are
 * refused: the empty one, and `.` and `..`, which every URL parser takes for a step in the path, even percent-encoded
 * (WHATWG URL, section 4.4, "double-dot URL path segment").
 *
 * @param values - the values by the parameters' names
 * @throws TypeError that names the parameter, for a value that can't be sent
 */
export function fillPath(operation: OperationDescription, values: Readonly<Record<string, unknown>>): string {
  return operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = operation.parameters?.find((one) => one.in === "path" && one.name === name);
    return serialize(operation, name, values[name], parameter);
  });
}

function serialize(
  operation: OperationDescription,
  name: string,
  value: unknown,
  parameter?: ParameterDescription,
): string {
  const refuse = (problem: string) =>
    new TypeError(`${operation.method} ${operation.path}: the parameter ${name} ${problem}.`);
  const { types = ["string"], style = "simple", explode = false, json } = parameter ?? {};
  const type = kindOf(value);
  if (!json && !types.includes(type)) throw refuse(`must be a ${types.join(" or ")}, not ${type}`);
  if (value === "" || value === "." || value === "..") throw refuse(`can't be "${String(value)}": no path can hold it`);
  try {
    if (json) return encodeURIComponent(JSON.stringify(value));
    const options = { style: style as Style, explode }; // of the styles, OpenAPI allows these three in a path
    if (Array.isArray(value)) return serializeArrayParam(name, value, options);
    if (type === "object") return serializeObjectParam(name, value as Record<string, unknown>, options); // seen by kindOf
    if (style === "matrix") return `;${serializePrimitiveParam(name, String(value))}`;
    return (style === "label" ? "." : "") + encodeURIComponent(String(value));
  } catch {
    throw refuse("holds half of a surrogate pair, which has no encoding in a URL");
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}
