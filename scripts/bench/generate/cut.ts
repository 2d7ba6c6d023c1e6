import { readFileSync } from "node:fs";
import { peerModule } from "../peers.ts";

/** What is read of a document. */
export interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** GitHub's own OpenAPI document, with more than 1,000 operations. */
export function readLargeDocument(): Document {
  const file = peerModule("node_modules/@octokit/openapi/generated/api.github.com.json");
  return JSON.parse(readFileSync(file, "utf8")) as Document; // the parts of OpenAPI that are read
}

/** A document with the first operations of another, and the components that they refer to, directly or not. */
export function cutDocument({ openapi, info, paths, components = {} }: Document, count: number): Document {
  const kept: Record<string, Record<string, unknown>> = {};
  let left = count;
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method) || left === 0) continue;
      kept[path] = { ...kept[path], [method]: operation };
      left -= 1;
    }
  }
  const needed: Record<string, Record<string, unknown>> = {};
  const keep = (value: unknown): void => {
    for (const [, group = "", name = ""] of JSON.stringify(value).matchAll(/"#\/components\/([^/"]+)\/([^/"]+)"/g)) {
      if (needed[group]?.[name] !== undefined) continue;
      const component = components[group]?.[name];
      needed[group] = { ...needed[group], [name]: component };
      keep(component);
    }
  };
  keep(kept);
  return { openapi, info, paths: kept, components: needed };
}
