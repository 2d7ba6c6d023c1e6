import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";
import type { Writer } from "../operation.js";
import { checkItems, encode, encodeKeys } from "./encode.js";

/** `name=value`. */
export const pair: Writer = (value, name, where) => `${encode(name, name, where)}=${encode(value, name, where)}`;

/** `name=a,b`: an array in style `form`, not exploded. Nothing for an empty one. */
export const list: Writer = (value, name, where) => {
  const items = [value].flat();
  return items.length > 0
    ? `${encode(name, name, where)}=${items.map((item) => encode(item, name, where)).join(",")}`
    : "";
};

/** `name=a&name=b`: an array in style `form`, exploded. Nothing for an empty one. */
export const pairs: Writer = (value, name, where) =>
  [value]
    .flat()
    .map((item) => pair(item, name, where))
    .join("&");

/** Any value in one of the styles that OpenAPI has for queries. */
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

/** A value that travels as JSON. */
export const jsonPair: Writer = (value, name, where) => pair(JSON.stringify(value), name, where);
