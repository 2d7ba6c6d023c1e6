import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../spec/json-pointer.ts";

/** A value that differs between two documents, or that only one of them has. */
export interface Difference {
  readonly segments: readonly string[];
  readonly old: unknown;
  readonly new: unknown;
}

/**
 * Every place where two documents differ, as deep as possible. Lists whose items have names (parameters, servers, tags) are compared by
 * name, so that one more in the middle is one difference; other lists are compared whole.
 */
export function findDifferences(old: unknown, now: unknown, segments: readonly string[] = []): Difference[] {
  if (isDeepStrictEqual(old, now)) return [];
  const [before, after] = [membersOf(old), membersOf(now)];
  if (!before || !after || Array.isArray(old) !== Array.isArray(now)) return [{ segments, old, new: now }];
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return findDifferences(was?.value, is?.value, [...segments, is?.key ?? was?.key ?? key]);
  });
  // Nothing but the order of named items.
  return found.length > 0 ? found : [{ segments, old, new: now }];
}

interface Member {
  readonly key: string;
  readonly value: unknown;
}

function membersOf(value: unknown): Map<string, Member> | undefined {
  if (!isObject(value)) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, each]) => [key, { key, value: each }]));
  const members = value.map((item: unknown, index) => [nameOf(item), { key: String(index), value: item }] as const);
  const byName = new Map(members.flatMap(([name, member]) => (name === undefined ? [] : [[name, member] as const])));
  return byName.size === value.length ? byName : undefined;
}

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  for (const key of ["$ref", "name", "url"]) {
    if (typeof item[key] === "string") return `${item[key]} ${typeof item["in"] === "string" ? item["in"] : ""}`;
  }
  return undefined;
}
