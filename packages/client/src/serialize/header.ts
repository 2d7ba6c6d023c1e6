import type { Writer } from "../operation.js";
import { encode } from "./encode.js";

/** A scalar, list or object in style `simple`, as the value of a header. */
export function header(explode: boolean): Writer {
  return (value) =>
    typeof value !== "object" || value === null
      ? String(value)
      : Array.isArray(value)
        ? value.join(",")
        : Object.entries(value)
            .map(([key, member]) => `${key}${explode ? "=" : ","}${String(member)}`)
            .join(",");
}

/** A value that travels as JSON, as the value of a header. */
export const jsonHeader: Writer = (value) => JSON.stringify(value);

/** `name=value` or `name=a,b`, as one of the cookies. */
export const cookie: Writer = (value, name, where) =>
  `${name}=${[value]
    .flat()
    .map((item) => encode(item, name, where))
    .join(",")}`;
