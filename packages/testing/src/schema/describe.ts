import type { Problem } from "./check.js";

/** A value in a few words, for an error: scalars as they are, shortened; of the others only what they are. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "string") return String(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** A path as one would write it in code: `applications[0]._links.self`. */
export function formatPath(root: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, root);
}

/** A problem as one line: where, and what. */
export function formatProblem(root: string, { path, message }: Problem): string {
  return `${formatPath(root, path)} ${message}`;
}
