import { toPointer } from "../spec/json-pointer.ts";

/** What differs from one built object to the next: templates, and times as numbers, by the JSON pointer of the value. */
export type Blanks = Readonly<Record<string, string | number>>;

type Blank = readonly [at: readonly string[], fill: string | number];

type Members = Readonly<Record<string, unknown>>;

const identities = /^_?(?:id|key)$/;

/**
 * Finds out from one example what has to vary between objects, so that each has a key of its own and agrees with itself.
 *
 * - A text or whole number named `key` or `id`, and the `name` beside one, counts up.
 * - A text that holds such a key as a segment, such as a link or a resource specifier, follows the key.
 * - An int64 the size of a time in milliseconds is a time.
 * - A number named `…Count` that is the length of the list `items` beside it stays so.
 *
 * In a template `{n}` is the number of the object, `{n:8}` the same in hexadecimal with eight digits, `{key}` the value of that property,
 * `{key|uri}` the same percent-encoded, `{#items}` the length of that list, and `{#n}` the number as a number.
 */
export function findBlanks(example: Members, isTime: (property: string) => boolean): Blanks {
  const keys = Object.keys(example).filter((property) => identities.test(property));
  const counted = keys.flatMap((property): Blank[] => countUp(property, example[property]));
  const { name } = example;
  const named: Blank[] = counted.length > 0 && isPlain(name) ? [[["name"], `${name} {n}`]] : [];
  const texts = counted.flatMap(([[property = ""]]) => {
    const value = example[property];
    return typeof value === "string" ? findTexts(example, property, value, []) : [];
  });
  const times = Object.entries(example).flatMap(([property, value]): Blank[] =>
    typeof value === "number" && value > 1e11 && isTime(property) ? [[[property], value]] : [],
  );
  const { items } = example;
  const counts = Object.entries(example).flatMap(([property, value]): Blank[] =>
    Array.isArray(items) && /count$/i.test(property) && value === items.length ? [[[property], "{#items}"]] : [],
  );
  const blanks = [...counted, ...named, ...texts, ...times, ...counts];
  return Object.fromEntries(blanks.map(([at, fill]) => [toPointer(at).slice(1), fill]));
}

function countUp(property: string, value: unknown): Blank[] {
  if (Number.isInteger(value)) return [[[property], "{#n}"]];
  if (!isPlain(value)) return [];
  const digits = /[0-9a-f]{8}$/.test(value) && value.length >= 16;
  return [[[property], digits ? `${value.slice(0, -8)}{n:8}` : `${value}-{n}`]];
}

function findTexts(value: unknown, property: string, key: string, at: readonly string[]): Blank[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, member]) => findTexts(member, property, key, [...at, name]));
  }
  if (!isPlain(value) || (at.length === 1 && at[0] === property)) return [];
  const address = /^(?:\/|https?:)/.test(value);
  const parts = value.split(/([/:;,?#]+)/);
  if (!parts.includes(key)) return [];
  return [[at, parts.map((part) => (part === key ? `{${property}${address ? "|uri" : ""}}` : part)).join("")]];
}

/** A text that can be made a template: braces in it would be taken for blanks. */
function isPlain(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !/[{}]/.test(value);
}
