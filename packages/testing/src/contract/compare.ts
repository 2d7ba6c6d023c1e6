import { createChecks } from "../schema/check.js";
import { describeValue, formatProblem } from "../schema/describe.js";
import { schemas } from "../schema-table.gen.js";
import type { ContractExpectation } from "./case.js";

/** An answer as a server gave it. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const checks = createChecks(schemas);

/**
 * In what an answer differs from what is expected of it.
 *
 * @param fill - puts keys that exist in the place of their names in braces
 * @returns a line for each difference
 */
export function compareAnswer(
  { status, schema, body: emptiness, properties = {}, without = [], headers = {}, message }: ContractExpectation,
  seen: SeenAnswer,
  fill: (text: string) => string,
): string[] {
  const differences: string[] = [];
  if (seen.status !== status) differences.push(`status: expected ${status}, got ${seen.status}`);
  for (const [name, expected] of Object.entries(headers)) {
    const value = seen.headers.get(name);
    const fits = typeof expected === "string" ? value === expected : expected.test(value ?? "");
    if (!fits) differences.push(`header ${name}: expected ${expected}, got ${describeValue(value ?? undefined)}`);
  }
  if (emptiness === "none") {
    if (seen.text !== "") differences.push(`body: expected none, got ${describeValue(seen.text)}`);
    return differences;
  }
  if (!schema && Object.keys(properties).length === 0 && without.length === 0 && !message) return differences;

  const body = parse(seen.text);
  if (body === undefined) return [...differences, `body: expected JSON, got ${describeValue(seen.text)}`];
  const problem = schema === undefined ? undefined : checks(schema)(body);
  if (problem) differences.push(`${schema}: ${formatProblem("body", problem)}`);
  for (const [path, expected] of Object.entries(properties)) {
    for (const value of lookUp(body, path.split("."))) {
      const fits =
        expected instanceof RegExp ? expected.test(JSON.stringify(value) ?? "") : value === fillText(expected, fill);
      if (!fits)
        differences.push(`body.${path}: expected ${String(fillText(expected, fill))}, got ${describeValue(value)}`);
    }
  }
  for (const path of without) {
    const there = lookUp(body, path.split(".")).filter((value) => value !== undefined);
    if (there.length > 0) differences.push(`body.${path}: expected nothing, got ${describeValue(there[0])}`);
  }
  const [words] = lookUp(body, ["message"]);
  if (message && !(typeof words === "string" && message.test(words))) {
    differences.push(`body.message: expected ${message}, got ${describeValue(words)}`);
  }
  return differences;
}

function fillText(expected: unknown, fill: (text: string) => string): unknown {
  return typeof expected === "string" ? fill(expected) : expected;
}

/** The values at a path; `*` stands for all items of an array. */
function lookUp(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value];
  if (typeof value !== "object" || value === null) return [undefined];
  if (key === "*") return Object.values(value).flatMap((item) => lookUp(item, rest));
  // An object or array, whose members are looked up by name or index.
  return lookUp((value as Readonly<Record<string, unknown>>)[key], rest);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
