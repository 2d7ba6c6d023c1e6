import type { Writer } from "../operation.js";
import { encode } from "./encode.js";

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

/** A value that travels as JSON. */
export const jsonPair: Writer = (value, name, where) => pair(JSON.stringify(value), name, where);
