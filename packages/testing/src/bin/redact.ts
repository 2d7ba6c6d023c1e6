import { formatPath, isMembers, outlineOf, propertyOf, type Schema } from "../core/schema.js";
import type { FakeSeed } from "../fake-api.js";
import { resources } from "../handlers/index.js";
import { schemas } from "../schema-table.gen.js";

/** A value that was replaced. The original is not kept. */
export interface Replacement {
  /** Path of the value, such as `applications[0]._maintainer.member.email`. */
  readonly path: string;
  /** The new value. */
  readonly replacement: string;
}

type Path = readonly (string | number)[];

/** Minimum length of text that is also replaced within other text. */
const shortest = 6;

/**
 * Replaces the values that the spec marks with `x-sensitive`: secrets and personal data. The same text gets the same replacement wherever
 * it appears.
 *
 * @param token - access token, which is redacted as well
 */
export function redact(state: FakeSeed, token: string): { state: FakeSeed; replaced: Replacement[] } {
  const replacements = new Map<string, string>([[token, "redacted-token"]]);
  const learn = (text: string) => {
    if (text === "" || replacements.has(text)) return;
    const n = replacements.size;
    replacements.set(text, text.includes("@") ? `person-${n}@example.com` : `redacted-${n}`);
  };
  for (const [name, objects] of Object.entries(state)) {
    const { schema } = resources[name as keyof typeof resources]; // a state has these collections only
    if (schema !== undefined) findSensitive({ items: { $ref: schema } }, objects, learn);
  }

  const replaced: Replacement[] = [];
  const longest = [...replacements].sort(([a], [b]) => b.length - a.length);
  const replace = (text: string, path: Path): string => {
    let result = replacements.get(text) ?? text;
    if (result === text) {
      for (const [original, replacement] of longest) {
        if (original.length >= shortest) result = result.replaceAll(original, () => replacement);
      }
    }
    if (result !== text) replaced.push({ path: formatPath("", path), replacement: result });
    return result;
  };
  // Only texts have changed, not the structure.
  return { state: mapTexts(state, [], replace) as FakeSeed, replaced };
}

function findSensitive(schema: Schema, value: unknown, learn: (text: string) => void): void {
  const outline = outlineOf(schemas, schema);
  if (Array.isArray(value)) {
    for (const item of value) findSensitive(outline.items || {}, item, learn);
  } else if (isMembers(value)) {
    for (const [key, member] of Object.entries(value)) {
      const property = propertyOf(outline, key);
      if (property?.sensitive)
        mapTexts(member, [], (text) => {
          learn(text);
          return text;
        });
      else if (property) findSensitive(property, member, learn);
    }
  }
}

function mapTexts(value: unknown, path: Path, change: (text: string, path: Path) => string): unknown {
  if (typeof value === "string") return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, [...path, index], change));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, mapTexts(member, [...path, key], change)]),
  );
}
