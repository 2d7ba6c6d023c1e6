import type { NormalizedProblem } from "@redocly/openapi-core";
import { runRules } from "../generate/lint/lint.ts";
import { isObject, pointerSegments, toPointer, valueAt, visitValues } from "../generate/read/references.ts";
import { type Additions, TakeError } from "./additions.ts";
import { type Members, mapSubschemas, membersOf } from "./schemas.ts";

/** Keywords that are never removed: the schema or operation would have another meaning without them. */
const essential = ["responses", "schema", "type", "allOf", "anyOf", "oneOf", "not", "items", "properties"];

/** Maximum number of lint runs. One run doesn't find all problems: some hide others. */
const maxRuns = 20;

/**
 * Changes what was added until lint accepts it: replaces invalid examples with the next candidate, and removes everything else that lint
 * rejects.
 *
 * @param file - path of `openapi.yaml`
 * @throws {@link TakeError} if lint rejects something that can't be removed
 */
export async function fixLintProblems(additions: Additions, file: string): Promise<void> {
  const { document, candidates } = additions;
  for (let run = 0; run < maxRuns; run += 1) {
    const problems = await runRules({ file, document });
    if (problems.length === 0) return removeObjectExamples(additions);
    const removals = new Map<string, string>();
    const invalidExamples = new Set<string>();
    for (const problem of problems) {
      const pointer = problem.location[0]?.pointer ?? "";
      const example = [...candidates.keys()].find((each) => isWithin(pointer, each));
      if (example !== undefined) invalidExamples.add(example);
      else if (/^Schemas in `oneOf` must be mutually exclusive/.test(problem.message)) {
        replaceOneOfWithAnyOf(document, pointer);
      } else removals.set(findRemoval(additions, problem, pointer), problem.message.replace(/\.$/, ""));
    }
    // From the end of each list, so that indexes stay valid.
    const inReverse = [...removals].sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }));
    for (const [pointer, reason] of inReverse) remove(additions, pointer, reason);
    // Examples are sampled from schemas, so they are replaced after the schemas are fixed.
    for (const pointer of invalidExamples) replaceExample(additions, pointer);
  }
  throw rejection(await runRules({ file, document }));
}

function rejection(problems: readonly NormalizedProblem[]): TakeError {
  const lines = problems.map(({ message, location }) => `  ${location[0]?.pointer ?? ""}: ${message}`);
  return new TakeError(
    `Lint rejects the operations, and what it rejects can't be removed. Write them by hand.\n${lines.join("\n")}`,
  );
}

function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** Replaces `oneOf` with `anyOf`, which allows values that match several schemas. The generated types are the same. */
function replaceOneOfWithAnyOf(document: unknown, pointer: string): void {
  const segments = pointerSegments(pointer);
  const schema = membersOf(valueAt(document, segments.slice(0, segments.lastIndexOf("oneOf"))));
  if (!("oneOf" in schema)) return;
  schema["anyOf"] = schema["oneOf"];
  delete schema["oneOf"];
}

/** Pointer to what has to be removed to fix a problem. */
function findRemoval({ added }: Additions, problem: NormalizedProblem, pointer: string): string {
  const segments = pointerSegments(pointer);
  const index = segments.findIndex((each, index) => /^examples?$/.test(each) && segments[index - 1] !== "properties");
  const isExample = /-examples$/.test(problem.ruleId) && index > 0;
  const target = isExample ? segments.slice(0, index + 1) : segments;
  const isInside = [...added].some((each) => isWithin(toPointer(target.slice(0, -1)), each));
  if (!isInside || essential.includes(target.at(-1) ?? "")) throw rejection([problem]);
  return toPointer(target);
}

/** Removes the value at a pointer. */
function remove({ document, omissions }: Additions, pointer: string, reason: string): void {
  const segments = pointerSegments(pointer);
  const key = segments.at(-1) ?? "";
  const owner = valueAt(document, segments.slice(0, -1));
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete membersOf(owner)[key];
  omissions.push({ reason, location: segments.slice(1).join(" › ") });
}

/** Replaces an example with the next candidate, or removes it if there is none. */
function replaceExample(additions: Additions, pointer: string): void {
  const { document, added, candidates } = additions;
  const next = candidates.get(pointer)?.next();
  const segments = pointerSegments(pointer);
  const [, kind, name = "", key = ""] = segments;
  if (next && !next.done) {
    membersOf(valueAt(document, segments.slice(0, -1)))[key] = structuredClone(next.value);
    return;
  }
  const isComponent = kind === "examples";
  const target = isComponent ? toPointer(["components", kind, name]) : pointer;
  remove(additions, target, "No valid example was found or built");
  added.delete(target);
  if (!isComponent) return;
  visitValues(document, (value) => {
    if (valueAt(value, ["examples", name, "$ref"]) === target) delete membersOf(value)["examples"];
  });
}

/** Removes the examples of schemas whose values are objects. Example components show whole bodies. */
function removeObjectExamples({ document, added }: Additions): void {
  const visit = (schema: unknown): unknown => {
    if (!isObject(schema)) return schema;
    const { examples, ...rest } = mapSubschemas(schema, visit);
    const isShort = Array.isArray(examples) && !examples.some(isObject);
    return isShort ? { ...rest, examples } : rest;
  };
  const schemas: Members = document.components?.schemas ?? {};
  for (const pointer of added) {
    const [, kind, name = ""] = pointerSegments(pointer);
    if (kind === "schemas") schemas[name] = visit(schemas[name]);
  }
}
