import type { Call } from "./fetch/layer.js";

/**
 * Checks the path parameters of a call. A segment of a path can't be empty, `.` or `..`, and a URL can't contain half of a surrogate pair.
 *
 * @param lists - names of the parameters that may be lists or objects
 * @throws TypeError that names the parameter
 */
export function checkPathParameters(
  { method, path }: Call,
  values: Readonly<Record<string, unknown>>,
  lists: readonly string[] = [],
): void {
  for (const placeholder of path.match(/\{[^{}]+\}/g) ?? []) {
    // Without the markers of parameter styles, which openapi-fetch reads: `{.id}`, `{;id}`, `{id*}`.
    const name = placeholder.replace(/^\{[.;]?|\*?\}$/g, "");
    const problem = findPathProblem(values[name], lists.includes(name));
    if (problem) throw new TypeError(`${method} ${path}: the path parameter ${name} ${problem}.`);
  }
}

function findPathProblem(value: unknown, isList = false): string | undefined {
  if (value === undefined || value === null) return "is missing";
  if (isList && typeof value === "object") {
    const items: unknown[] = Object.values(value);
    return items.length > 0 ? items.map((item) => findPathProblem(item)).find(Boolean) : "can't be empty";
  }
  if (!["string", "number", "boolean", "bigint"].includes(typeof value)) return `can't be of type ${typeof value}`;
  if (Number.isNaN(value)) return "can't be NaN";
  if (["", ".", ".."].includes(String(value))) return `can't be ${JSON.stringify(value)}`;
  return /\p{Surrogate}/u.test(String(value)) ? "can't contain a lone surrogate" : undefined;
}
