import type { Writer } from "../operation.js";
import { encode, refuse } from "./encode.js";

/**
 * A string as one segment of the path, which decodes to itself, slashes and percent signs included. Strings that can't are refused:
 * the empty one, and `.` and `..`, which every URL parser takes for a step in the path, even percent-encoded (WHATWG URL,
 * section 4.4, "double-dot URL path segment").
 */
export const segment: Writer = (value, name, where) => {
  if (typeof value !== "string")
    throw refuse(name, where, `must be a string, not ${value === null ? value : typeof value}`);
  if (/^\.{0,2}$/.test(value)) throw refuse(name, where, `can't be "${value}" in a path`);
  return encode(value, name, where);
};

/** A string, number or boolean as one segment of the path. */
export const scalarSegment: Writer = (value, name, where) =>
  segment(typeof value === "number" || typeof value === "boolean" ? String(value) : value, name, where);

/** A value that travels as JSON. */
export const jsonSegment: Writer = (value, name, where) => encode(JSON.stringify(value), name, where);
