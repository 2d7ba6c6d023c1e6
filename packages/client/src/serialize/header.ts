import type { OperationDescription, ParameterDescription, Writer } from "../operation.js";
import { encode, refuse } from "./encode.js";

/**
 * A scalar, list or object in style `simple`, as the value of a header.
 *
 * @param explode - whether an object is written `key=value`; else `key,value`
 * @returns what writes it; throws a TypeError for characters that no header can hold
 */
export function header(explode: boolean): Writer {
  return (value, name, where) => {
    const text = Array.isArray(value)
      ? value.join(",")
      : typeof value === "object" && value !== null
        ? Object.entries(value)
            .map(([key, member]) => `${key}${explode ? "=" : ","}${String(member)}`)
            .join(",")
        : String(value);
    // What fetch takes for one (Fetch, section 2.2.2, "header value").
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) throw refuse(name, where, "holds characters that no header can");
    return text;
  };
}

/** A value that travels as JSON, as the value of a header; what no header can hold is escaped. */
export const jsonHeader: Writer = (value) =>
  JSON.stringify(value).replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `name=value` or `name=a,b`, as one of the cookies. */
export const cookie: Writer = (value, name, where) =>
  `${name}=${[value]
    .flat()
    .map((item) => encode(item, name, where))
    .join(",")}`;

/**
 * The parameters of an operation that travel as headers, and its cookies as one header.
 *
 * @param parameters - each in a header or a cookie
 * @returns what writes them for a call, by the names of their headers
 */
export function fields(parameters: readonly ParameterDescription[]): NonNullable<OperationDescription["fields"]> {
  return (read, where) => {
    const headers: Record<string, string> = {};
    for (const parameter of parameters) {
      const { name, in: place, write } = parameter;
      const value = read(parameter);
      if (value === undefined || value === null) continue;
      const text = write(value, name, where);
      if (place !== "cookie") headers[name] = text;
      else headers["cookie"] = headers["cookie"] ? `${headers["cookie"]}; ${text}` : text;
    }
    return headers;
  };
}
