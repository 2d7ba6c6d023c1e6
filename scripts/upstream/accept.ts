import type { NormalizedProblem } from "@redocly/openapi-core";
import { runRules } from "../generate/lint/lint.ts";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { isObject, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Merge } from "./merge.ts";
import { type Members, mapSubschemas } from "./subschemas.ts";

/** Thrown where operations can't be added to our document. The message says why. */
export class NotTakeable extends Error {
  override readonly name = "NotTakeable";
}

/** Keywords without which the rest would mean something else: they are never removed. */
const essential = new Set(["responses", "schema", "type", "allOf", "anyOf", "oneOf", "not", "items", "properties"]);

/** Lint finds a part of the problems at a time: some hide others. */
const maxRounds = 20;

/**
 * Changes what was added to our document until lint accepts it: puts placeholders where descriptions are missing, tries the next
 * value for an example that doesn't validate, and removes what else is rejected.
 *
 * @returns what was removed, a sentence each
 * @throws {@link NotTakeable} where something is rejected that can't be removed
 */
export async function makeAcceptable(merge: Merge, file: string): Promise<string[]> {
  const dropped: string[] = [];
  for (let round = 0; round < maxRounds; round += 1) {
    const problems = await runRules({ file, document: merge.document });
    if (problems.length === 0) {
      removeLargeExamples(merge);
      return dropped;
    }
    const removals = new Map<string, string>();
    const renewed = new Set<string>();
    for (const problem of problems) {
      const pointer = problem.location[0]?.pointer ?? "";
      const example = [...merge.candidates.keys()].find((each) => isWithin(pointer, each));
      if (problem.ruleId === "ld-rest/described") describe(merge, pointer, problem.message);
      else if (/^Schemas in `oneOf` must be mutually exclusive/.test(problem.message)) loosen(merge, pointer);
      else if (example !== undefined) renewed.add(example);
      else removals.set(removalOf(merge, problem, pointer), problem.message);
    }
    dropped.push(...removeAll(merge, removals));
    // Only now, since examples are built from schemas.
    const spent = [...renewed].filter((pointer) => !renewExample(merge, pointer)).map(exampleOf);
    dropped.push(
      ...removeAll(merge, new Map(spent.map((pointer) => [pointer, "No valid example was found or built"]))),
    );
  }
  const left = await runRules({ file, document: merge.document });
  throw rejection(left);
}

/** Keeps the examples of properties that are a word or number: what shows whole bodies stands in the components. */
function removeLargeExamples({ document, added }: Merge): void {
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

/** Removes values, from the end of each list to its start, so that indexes stay right. */
function removeAll(merge: Merge, removals: ReadonlyMap<string, string>): string[] {
  return [...removals]
    .sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }))
    .map(([pointer, message]) => {
      remove(merge, pointer);
      return `${message.replace(/\.$/, "")}: ${pointerSegments(pointer).slice(1).join(" › ")}`;
    });
}

function rejection(problems: readonly NormalizedProblem[]): NotTakeable {
  const lines = problems.map(({ message, location }) => `  ${location[0]?.pointer ?? ""}: ${message}`);
  return new NotTakeable(
    `Lint rejects the operation, and nothing can be left out to change that:\n${lines.join("\n")}`,
  );
}

function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

function describe({ document }: Merge, pointer: string, message: string): void {
  const node = membersAt(document, pointerSegments(pointer));
  const subject = message.replace(/^The /, "the ").replace(/ has no (description|summary).*$/, "");
  if (node) node[message.includes("no summary") ? "summary" : "description"] = placeholderFor(subject);
}

/** Turns `oneOf` into `anyOf`: values of schemas that overlap are valid against several of them. The types are the same. */
function loosen({ document }: Merge, pointer: string): void {
  const segments = pointerSegments(pointer);
  const schema = membersAt(document, segments.slice(0, segments.lastIndexOf("oneOf")));
  if (!schema || !("oneOf" in schema)) return;
  schema["anyOf"] = schema["oneOf"];
  delete schema["oneOf"];
}

/** Puts the next value in place of an example. */
function renewExample({ document, candidates }: Merge, pointer: string): boolean {
  const next = candidates.get(pointer)?.next();
  const segments = pointerSegments(pointer);
  const owner = membersAt(document, segments.slice(0, -1));
  if (!next || next.done || !owner) return false;
  owner[segments.at(-1) ?? ""] = structuredClone(next.value);
  return true;
}

/** What to remove where an example has no further value: an example component as a whole, or the member of a parameter. */
function exampleOf(pointer: string): string {
  const segments = pointerSegments(pointer);
  return segments[1] === "examples" ? toPointer(segments.slice(0, 3)) : pointer;
}

function removalOf({ added }: Merge, problem: NormalizedProblem, pointer: string): string {
  const segments = pointerSegments(pointer);
  const at = segments.findIndex(
    (segment, index) => /^examples?$/.test(segment) && segments[index - 1] !== "properties",
  );
  const target = /-examples$/.test(problem.ruleId) && at > 0 ? toPointer(segments.slice(0, at + 1)) : pointer;
  const whole = problem.ruleId === "no-unused-components" && added.has(target);
  const inside = [...added].some((each) => target !== each && isWithin(target, each));
  if ((!whole && !inside) || essential.has(pointerSegments(target).at(-1) ?? "")) throw rejection([problem]);
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

/** Removes what refers to a component that is no longer there. */
function removeReferences({ document, added }: Merge, pointer: string): void {
  (added as Set<string>).delete(pointer); // it is ours to change until the merge is accepted
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
  return isObject(node) ? (node as Members) : undefined; // JSON objects that are ours to change
}
