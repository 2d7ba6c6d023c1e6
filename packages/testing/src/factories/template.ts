import type { Members } from "../schema/schema.js";

/** A value that is changed while it is built: an object that is nobody else's yet. */
export type Draft = Record<string, unknown>;

/** A place in an object that differs from one object to the next: the keys that lead there, and a template or a time. */
export type Blank = readonly [path: readonly string[], content: string | number];

const minute = 60_000;

/**
 * Fills blanks of a draft. In a template `{n}` is the number of the object, `{n:8}` the same in hexadecimal with eight digits, `{key}` the
 * value of that property and `{key|uri}` the same percent-encoded; `{#items}` alone is the length of that list, `{#n}` alone the number as a number. A time is that of the
 * object with the number 0; each has a minute of its own.
 */
export function fillBlanks(blanks: readonly Blank[], draft: Draft, n: number): void {
  for (const [path, content] of blanks) {
    const target = path.slice(0, -1).reduce(memberOf, draft);
    // What can be looked into can be written to: the draft is nobody else's.
    if (target)
      (target as Draft)[path.at(-1) ?? ""] =
        typeof content === "number" ? content + n * minute : write(content, draft, n);
  }
}

/** A member of an object or, by its index, of an array. */
export function memberOf(value: unknown, key: string): unknown {
  return (value as Members | undefined)?.[key]; // an array has its indexes for keys, and a scalar has no members
}

/** The keys of a JSON pointer (RFC 6901). */
export function splitPointer(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function write(template: string, draft: Draft, n: number): unknown {
  if (template === "{#n}") return n;
  if (template.startsWith("{#")) return (draft[template.slice(2, -1)] as unknown[]).length; // the generator has found a list
  return template.replaceAll(
    /\{(.+?)(?:([:|])(\w+))?\}/g,
    (_, name: string, mark: string | undefined, option: string) => {
      if (mark === ":") return n.toString(16).padStart(Number(option), "0");
      const value = String(name === "n" ? n : draft[name]);
      // Half of a surrogate pair has no encoding.
      return mark ? encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, "\ufffd")) : value;
    },
  );
}
