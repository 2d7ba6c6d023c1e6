import type { NormalizedProblem } from "@redocly/openapi-core";
import { runRules } from "../generate/lint/lint.ts";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { isObject, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import { type Merge, type Omission, TakeError } from "./merge.ts";
import { type Members, mapSubschemas } from "./schemas.ts";

/** Keywords that are never removed: the schema or operation would have another meaning without them. */
const essential = new Set(["responses", "schema", "type", "allOf", "anyOf", "oneOf", "not", "items", "properties"]);

/** Maximum number of lint runs. One run doesn't find all problems: some hide others. */
const maxRuns = 20;

/**
 * Changes what a merge added until lint accepts it: inserts placeholders for missing descriptions, replaces invalid examples with the
 * next candidate, and removes everything else that lint rejects.
 *
 * @param file - path of `openapi.yaml`
 * @returns what was removed
 * @throws {@link TakeError} if lint rejects something that can't be removed
 */
export async function fixLintProblems(merge: Merge, file: string): Promise<Omission[]> {
  const omissions: Omission[] = [];
  for (let run = 0; run < maxRuns; run += 1) {
    const problems = await runRules({ file, document: merge.document });
    if (problems.length === 0) {
      removeObjectExamples(merge);
      return omissions;
    }
    const removals = new Map<string, string>();
    const invalidExamples = new Set<string>();
    for (const problem of problems) {
      const pointer = problem.location[0]?.pointer ?? "";
      const example = [...merge.candidates.keys()].find((each) => isWithin(pointer, each));
      if (problem.ruleId === "ld-rest/described") insertPlaceholder(merge, pointer, problem.message);
      else if (/^Schemas in `oneOf` must be mutually exclusive/.test(problem.message)) {
        replaceOneOfWithAnyOf(merge, pointer);
      } else if (example !== undefined) invalidExamples.add(example);
      else removals.set(findRemoval(merge, problem, pointer), problem.message);
    }
    omissions.push(...removeAll(merge, removals));
    // Examples are sampled from schemas, so replace them after the schemas are fixed.
    const exhausted = [...invalidExamples].filter((pointer) => !replaceExample(merge, pointer)).map(exampleOf);
    const reason = "No valid example was found or built";
    omissions.push(...removeAll(merge, new Map(exhausted.map((pointer) => [pointer, reason]))));
  }
  throw rejection(await runRules({ file, document: merge.document }));
}

/** Removes the examples of schemas whose values are objects. Example components show whole bodies. */
function removeObjectExamples({ document, added }: Merge): void {
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

/** Removes the values at some pointers, each for a reason. Starts at the end of each list, so that indexes stay valid. */
function removeAll(merge: Merge, removals: ReadonlyMap<string, string>): Omission[] {
  return [...removals]
    .sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }))
    .map(([pointer, message]) => {
      remove(merge, pointer);
      return { reason: message.replace(/\.$/, ""), location: pointerSegments(pointer).slice(1).join(" › ") };
    });
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

function insertPlaceholder({ document }: Merge, pointer: string, message: string): void {
  const node = membersAt(document, pointerSegments(pointer));
  const subject = message.replace(/^The /, "the ").replace(/ has no (description|summary).*$/, "");
  if (node) node[message.includes("no summary") ? "summary" : "description"] = placeholderFor(subject);
}

/** Replaces `oneOf` with `anyOf`, which allows values that match several schemas. The generated types are the same. */
function replaceOneOfWithAnyOf({ document }: Merge, pointer: string): void {
  const segments = pointerSegments(pointer);
  const schema = membersAt(document, segments.slice(0, segments.lastIndexOf("oneOf")));
  if (!schema || !("oneOf" in schema)) return;
  schema["anyOf"] = schema["oneOf"];
  delete schema["oneOf"];
}

/** Replaces an example with the next candidate. @returns `false` if there is none */
function replaceExample({ document, candidates }: Merge, pointer: string): boolean {
  const next = candidates.get(pointer)?.next();
  const segments = pointerSegments(pointer);
  const owner = membersAt(document, segments.slice(0, -1));
  if (!next || next.done || !owner) return false;
  owner[segments.at(-1) ?? ""] = structuredClone(next.value);
  return true;
}

/** Pointer to the example that contains a value: the whole example component, or the `example` of a parameter. */
function exampleOf(pointer: string): string {
  const segments = pointerSegments(pointer);
  return segments[1] === "examples" ? toPointer(segments.slice(0, 3)) : pointer;
}

/** Pointer to what has to be removed to fix a problem. */
function findRemoval({ added }: Merge, problem: NormalizedProblem, pointer: string): string {
  const segments = pointerSegments(pointer);
  const index = segments.findIndex(
    (segment, index) => /^examples?$/.test(segment) && segments[index - 1] !== "properties",
  );
  const isExample = /-examples$/.test(problem.ruleId) && index > 0;
  const target = isExample ? toPointer(segments.slice(0, index + 1)) : pointer;
  const isUnused = problem.ruleId === "no-unused-components" && added.has(target);
  const isInside = [...added].some((each) => target !== each && isWithin(target, each));
  if ((!isUnused && !isInside) || essential.has(pointerSegments(target).at(-1) ?? "")) throw rejection([problem]);
  return target;
}

function remove(merge: Merge, pointer: string): void {
  const segments = pointerSegments(pointer);
  const key = segments.at(-1) ?? "";
  const owner = valueAt(merge.document, segments.slice(0, -1));
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else if (isObject(owner)) delete (owner as Members)[key]; // a member of a JSON object
  if (segments[0] === "components" && segments.length === 3) removeReferences(merge, pointer);
}

/** Removes the references to a component that was removed. */
function removeReferences({ document, added }: Merge, pointer: string): void {
  added.delete(pointer);
  const visit = (node: unknown): void => {
    if (!isObject(node)) return;
    for (const [key, child] of Object.entries(node)) {
      if (isObject(child) && child["$ref"] === pointer)
        delete (node as Members)[key]; // as above
      else visit(child);
      if (key === "examples" && isObject(child) && Object.keys(child).length === 0) delete (node as Members)[key];
    }
  };
  visit(document);
}

function membersAt(document: unknown, segments: readonly string[]): Members | undefined {
  const node = valueAt(document, segments);
  return isObject(node) ? (node as Members) : undefined; // a JSON object, which the merge may change
}
