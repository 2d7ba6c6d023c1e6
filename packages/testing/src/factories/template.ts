import type { Members } from "../schema/schema.js";

/** A value that is changed by hand while it is built: an object that is nobody else's yet. */
export type Draft = Record<string, unknown>;

/** Fills one blank of a draft. @param n - the number of the object */
export type Fill = (draft: Draft, n: number) => void;

/** The blanks of an object, in the order in which they can be filled. */
export interface Blanks {
  /** What counts up. */
  readonly counting: readonly Fill[];
  /** What follows from other properties, once they have their values. */
  readonly following: readonly Fill[];
  /** The lengths of lists, by the property that holds one, once the lists are there. */
  readonly lengths: readonly (readonly [property: string, fill: Fill])[];
}

const minute = 60_000;

/**
 * Compiles the blanks of a source.
 *
 * @param blanks - templates, and times as numbers, by the JSON pointer of the value
 */
export function compileBlanks(blanks: Readonly<Record<string, string | number>>): Blanks {
  const entries = Object.entries(blanks).map(
    ([pointer, blank]) => [pointer, blank, compileBlank(pointer, blank)] as const,
  );
  const isLength = (blank: string | number) => typeof blank === "string" && blank.startsWith("{#");
  const counts = (blank: string | number) => typeof blank === "number" || blank.includes("{n");
  return {
    counting: entries.filter(([, blank]) => counts(blank)).map(([, , fill]) => fill),
    following: entries.filter(([, blank]) => !counts(blank) && !isLength(blank)).map(([, , fill]) => fill),
    lengths: entries.filter(([, blank]) => isLength(blank)).map(([pointer, , fill]) => [pointer.slice(1), fill]),
  };
}

function compileBlank(pointer: string, blank: string | number): Fill {
  const keys = splitPointer(pointer);
  const last = keys.pop() ?? "";
  const value = typeof blank === "number" ? (_: Members, n: number) => blank + n * minute : compileTemplate(blank);
  return (draft, n) => {
    let target: unknown = draft;
    for (const key of keys) target = memberOf(target, key);
    // an object that can be looked into is one that can be written to: the draft is nobody else's
    if (typeof target === "object" && target !== null) (target as Draft)[last] = value(draft, n);
  };
}

/** A member of an object or, by its index, of an array. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Members)[key] : undefined; // an array has its indexes for keys
}

/** The keys of a JSON pointer (RFC 6901). */
export function splitPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A template's parts: texts at the even places, names of blanks between them. */
function compileTemplate(template: string): (draft: Members, n: number) => unknown {
  const [, list] = /^\{#(.*)\}$/.exec(template) ?? [];
  if (list !== undefined) return (draft) => lengthOf(draft[list]);
  const [start = "", ...rest] = template.split(/\{(.*?)\}/);
  const parts: ((draft: Members, n: number) => string)[] = [];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const write = compileName(rest[index] ?? "");
    const text = rest[index + 1] ?? "";
    parts.push((draft, n) => write(draft, n) + text);
  }
  return (draft, n) => {
    let text = start;
    for (const part of parts) text += part(draft, n);
    return text;
  };
}

function compileName(blank: string): (draft: Members, n: number) => string {
  const [name = "", filter] = blank.split(/[:|]/);
  if (name === "n") {
    const digits = Number(filter ?? 0);
    return digits > 0 ? (_, n) => n.toString(16).padStart(digits, "0") : (_, n) => String(n);
  }
  return filter === "uri" ? (draft) => encodeText(String(draft[name])) : (draft) => String(draft[name]);
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** Percent-encoded; half of a surrogate pair, which has no encoding, becomes the replacement character. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}
