import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import type { Writer } from "../operation.js";
import { checkItems, encode, encodeKeys, refuse } from "./encode.js";
import { scalarSegment } from "./path.js";
import { pair } from "./query.js";

/**
 * Any value in one of the styles that OpenAPI has for paths.
 *
 * @param style - the parameter's `style`
 * @param explode - whether each item of an array and each member of an object stands for itself
 * @returns what writes it; throws a TypeError for what no path can hold
 */
export function pathStyle(style: "simple" | "label" | "matrix", explode: boolean): Writer {
  return (value, name, where) => {
    if (typeof value !== "object" || value === null) {
      const prefix = { simple: "", label: ".", matrix: `;${name}=` }[style];
      return prefix + scalarSegment(value, name, where);
    }
    if (Array.isArray(value)) checkItems(value, name, where);
    const text = Array.isArray(value)
      ? serializeArrayParam(name, value, { style, explode })
      : serializeObjectParam(name, encodeKeys(value, name, where), { style, explode });
    if (/^\.{0,2}$/.test(text)) throw refuse(name, where, `would be "${text}" in a path, which leads elsewhere`);
    return text;
  };
}

/**
 * Any value in one of the styles that OpenAPI has for queries.
 *
 * @param style - the parameter's `style`
 * @param explode - whether each item of an array and each member of an object stands for itself
 * @returns what writes it; nothing for an empty array
 */
export function queryStyle(
  style: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject",
  explode: boolean,
): Writer {
  return (value, name, where) => {
    if (typeof value !== "object" || value === null) return pair(value, name, where);
    const key = encode(name, name, where);
    if (Array.isArray(value)) {
      checkItems(value, name, where);
      const arrayStyle = style === "deepObject" ? "form" : style;
      return value.length > 0 ? serializeArrayParam(key, value, { style: arrayStyle, explode }) : "";
    }
    return serializeObjectParam(key, encodeKeys(value, name, where), {
      style: style === "deepObject" ? style : "form",
      explode,
    });
  };
}
