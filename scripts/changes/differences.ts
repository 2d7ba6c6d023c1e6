import { isDeepStrictEqual } from "node:util";
import { isObject, isReference } from "../generate/read/references.ts";
import type { Side, Sides } from "./change.ts";
import { type Place, stepInto } from "./place.ts";

/** A value that differs between two documents, or that only one of them has. */
export interface Difference extends Sides<unknown> {
  /** The side that the place is in: `old` for what was removed. */
  readonly side: Side;
  readonly segments: readonly string[];
}

/**
 * Finds every difference between two documents, as deep as possible. Named items of a list (parameters, servers, tags) are compared by
 * name; other lists as a whole. A reference that leads elsewhere is compared by what it leads to.
 */
export function findDifferences(old: Place, now: Place, seen: readonly unknown[] = []): Difference[] {
  if (isDeepStrictEqual(old.value, now.value)) return [];
  const whole: Difference = { old: old.value, new: now.value, side: "new", segments: now.segments };
  const [before, after] = [membersOf(old), membersOf(now)];
  if (!before || !after || Array.isArray(old.value) !== Array.isArray(now.value)) return [whole];
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((name): Difference[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was && is) return compareMembers(old, now, was, is, seen);
    const [side, place, member] = is ? (["new", now, is] as const) : (["old", old, was] as const);
    return member ? [{ old: was?.value, new: is?.value, side, segments: [...place.segments, member.key] }] : [];
  });
  // Only the order of named items differs.
  return found.length > 0 ? found : [whole];
}

function compareMembers(old: Place, now: Place, was: Member, is: Member, seen: readonly unknown[]): Difference[] {
  if (isDeepStrictEqual(was.value, is.value)) return [];
  const step = (place: Place, { key, value }: Member): Place =>
    isReference(value) ? stepInto(place, key) : { ...place, value, segments: [...place.segments, key] };
  // Two references of one name are compared where they lead, once.
  const isElsewhere = isReference(was.value) || isReference(is.value);
  if (isElsewhere && seen.includes(is.value)) return [];
  return findDifferences(step(old, was), step(now, is), isElsewhere ? [...seen, is.value] : seen);
}

interface Member {
  readonly key: string;
  readonly value: unknown;
}

/** The members of an object by key, those of a list by name, or `undefined` if a value can only be compared as a whole. */
function membersOf(place: Place): Map<string, Member> | undefined {
  const { value } = place;
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([key, each]): Member => ({ key, value: each }));
  if (!Array.isArray(value)) return new Map(members.map((member) => [member.key, member]));
  const byName = new Map(members.flatMap((member) => nameOf(place, member).map((name) => [name, member] as const)));
  return byName.size === value.length ? byName : undefined;
}

function nameOf(list: Place, { key, value }: Member): string[] {
  const item = stepInto(list, key).value;
  // Parameters, tags and servers have names of their own; schemas only that of their component.
  const own = isObject(item) ? (item["name"] ?? item["url"]) : undefined;
  if (isObject(item) && typeof own === "string") return [`${own} ${item["in"] ?? ""}`];
  return isReference(value) ? [value.$ref] : [];
}
