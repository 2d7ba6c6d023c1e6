import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { OperationDescription } from "../operation.js";

type ArrayStyle = "form" | "spaceDelimited" | "pipeDelimited";
type ObjectStyle = "form" | "deepObject";

/**
 * Writes the query of a request, each parameter in the style that the spec gives it. Absent values and empty lists are left out.
 *
 * @param values - the values by the parameters' names; a name that the spec doesn't know is written in the default style
 * @returns the query without the question mark
 */
export function writeQuery(operation: OperationDescription, values: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(values).map(([name, value]) => {
    const parameter = operation.parameters?.find((one) => one.in === "query" && one.name === name);
    const { style = "form", explode = style === "form", json } = parameter ?? {};
    const key = encodeURIComponent(name);
    if (value === undefined || value === null) return "";
    if (json) return `${key}=${encodeURIComponent(JSON.stringify(value))}`;
    if (Array.isArray(value)) {
      return value.length > 0 ? serializeArrayParam(key, value, { style: style as ArrayStyle, explode }) : "";
    }
    if (typeof value === "object") {
      return serializeObjectParam(key, value as Record<string, unknown>, { style: style as ObjectStyle, explode });
    }
    return serializePrimitiveParam(key, String(value));
  });
  return parts.filter((part) => part !== "").join("&");
}
