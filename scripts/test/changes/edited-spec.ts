import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { createSnapshot, type Snapshot } from "../../changes/change.ts";

import { pointerSegments } from "../../generate/read/references.ts";
import { renderOpenapiTypes } from "../../generate/render/types.ts";

// A copy of the project's spec, so that a change of the spec doesn't change these tests.
const file = join(import.meta.dirname, "project-spec.json");
const source = readFileSync(file, "utf8");

/** A step of an edit. A pointer that ends with `-` appends to a list. */
export type Step =
  | readonly ["set", pointer: string, value: unknown]
  | readonly ["remove", pointer: string]
  | readonly ["move", from: string, to: string]
  | readonly ["rename", schema: string, to: string];

const unedited = edit([]);

/** The spec with some edits. */
export function specWith(...steps: readonly Step[]): Promise<Snapshot> {
  return steps.length === 0 ? unedited : edit(steps);
}

async function edit(steps: readonly Step[]): Promise<Snapshot> {
  const document: unknown = JSON.parse(source);
  for (const step of steps) apply(document, step);
  const edited = document as OpenAPI3; // an edit leaves an OpenAPI document
  return createSnapshot(edited, await renderOpenapiTypes(structuredClone(edited)));
}

function apply(document: unknown, step: Step): void {
  const [action, at] = step;
  const { parent, key } = find(document, at);
  if (action === "set") {
    put(parent, key, structuredClone(step[2]));
  } else if (action === "rename") {
    replaceReferences(document, at, step[2]);
    apply(document, ["move", at, step[2]]);
  } else {
    const value = parent[key];
    if (value === undefined) throw new Error(`The spec has nothing at ${at}.`);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    if (action === "move") apply(document, ["set", step[2], value]);
  }
}

function find(document: unknown, pointer: string): { parent: Record<string, unknown>; key: string } {
  const segments = pointerSegments(pointer);
  let node = document;
  for (const segment of segments.slice(0, -1)) node = isRecord(node) ? node[segment] : undefined;
  if (!isRecord(node)) throw new Error(`The spec has nothing around ${pointer}.`);
  return { parent: node, key: segments.at(-1) ?? "" };
}

function put(parent: Record<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(parent) && key === "-") parent.push(value);
  else parent[key] = value;
}

function replaceReferences(node: unknown, from: string, to: string): void {
  if (!isRecord(node)) return;
  if (node["$ref"] === `#/${from}`) node["$ref"] = `#/${to}`;
  for (const child of Object.values(node)) replaceReferences(child, from, to);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
