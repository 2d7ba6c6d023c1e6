import { type Check, findIssue } from "@ld-rest/types/schemas";
import { formatPath } from "./schema.js";

/**
 * Validates a value as JSON: members that are `undefined` count as absent.
 *
 * @param root - first part of the path in the message
 * @returns where and how the value differs, or `undefined` if it is valid
 * @throws TypeError if the value can't be written as JSON
 */
export function findProblem(check: Check, value: unknown, root: string): string | undefined {
  if (check(value)) return undefined;
  const json: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value) ?? "null");
  const issue = findIssue(check, json);
  return issue && `${formatPath(root, issue.path)}: expected ${issue.expected}, got ${issue.got}`;
}

/**
 * Rejects unknown options, which are usually typos.
 *
 * @param where - the function or option that takes them
 * @throws TypeError that names the unknown option and those that exist
 */
export function checkOptions(where: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${where} takes an object, not ${describeValue(options)}.`);
  }
  for (const name of Object.keys(options)) checkName(where, "option", name, known);
}

/** Checks that a name exists. @throws TypeError that lists the known names */
export function checkName(where: string, kind: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new TypeError(`${where}: unknown ${kind} ${JSON.stringify(name)}. Use one of ${known.join(", ") || "none"}.`);
}

/** Describes a value in a few words. Text isn't quoted, since it may be a secret. */
export function describeValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" || typeof value === "undefined") return value === undefined ? "undefined" : "an object";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : `a ${typeof value}`;
}
