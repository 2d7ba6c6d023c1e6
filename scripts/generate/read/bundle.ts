import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  bundle,
  createConfig,
  getLineColLocation,
  type NormalizedProblem,
  parseYaml,
  type Source,
} from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { adviseOnSyntax } from "./advice.ts";
import { findCircularReferences } from "./circular-references.ts";
import { Origins } from "./origins.ts";
import { type Problem, SpecError, sortProblems } from "./problem.ts";
import { isRemote, type SpecSource } from "./read.ts";
import { isObject, isReference, isSelfContained, pointerSegments, toPointer, valueAt } from "./references.ts";

/** A spec as one document, with the way back to its files. */
export interface BundledSpec {
  readonly document: OpenAPI3;
  /** The root file, absolute. */
  readonly file: string;
  /** Every file that the document was made of, absolute. */
  readonly files: ReadonlySet<string>;
  /** The way back; made on first use, since a spec without problems never needs it. */
  origins(): Promise<Origins>;
}

/**
 * Makes one document of a spec and its files. What was a file of its own becomes a component named as the file; components
 * stand in the order of their names, so that a new reference to one moves nothing.
 *
 * @throws {@link SpecError} where a file can't be parsed, a `$ref` leads nowhere or in a circle, two files would become one component, a
 *   value has no form in JSON, or a schema is composed of itself
 */
export async function bundleSpec(spec: SpecSource): Promise<BundledSpec> {
  const circles = await findCircularReferences(spec);
  if (circles.length > 0) throw new SpecError(sortProblems(circles));

  const file = spec.root.source.absoluteRef;
  // One file that refers to itself alone is its own bundle. Of a large one, the bundler would take as long as all else.
  const { parsed, files } = isSelfContained(spec.root.parsed)
    ? { parsed: spec.root.parsed, files: new Set([file]) }
    : await bundleFiles(spec);

  // Handed out as unknown; that it is an OpenAPI document was checked when it was read.
  const document = sortComponents(parsed as OpenAPI3);
  let origins: Promise<Origins> | undefined;
  const bundled: BundledSpec = {
    document,
    file,
    files,
    origins: () => {
      origins ??= Origins.of(spec, document);
      return origins;
    },
  };
  const problems = [...(await findUnfaithfulValues(bundled)), ...(await findSelfComposed(bundled))];
  if (problems.length > 0) throw new SpecError(sortProblems(problems));
  return bundled;
}

async function bundleFiles(spec: SpecSource): Promise<{ parsed: unknown; files: ReadonlySet<string> }> {
  const {
    problems,
    bundle: bundled,
    fileDependencies,
  } = await bundle({
    doc: spec.root,
    config: await createConfig({}),
    externalRefResolver: spec.resolver,
    componentRenamingConflicts: "error",
  });
  if (problems.length > 0) throw new SpecError(explainBundling(problems));
  return { parsed: bundled.parsed, files: fileDependencies };
}

function sortComponents(document: OpenAPI3): OpenAPI3 {
  const components = Object.entries(document.components ?? {}).map(([kind, group]) => [
    kind,
    isObject(group) ? Object.fromEntries(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))) : group,
  ]);
  return components.length > 0 ? { ...document, components: Object.fromEntries(components) } : document;
}

/** What kept a spec from being bundled, told so that a person can mend it. */
function explainBundling(problems: readonly NormalizedProblem[]): Problem[] {
  return sortProblems(causes(problems).map(explain));
}

/** A file that can't be parsed is reported once for itself and once for every `$ref` to it; only the file can be mended. */
function causes(problems: readonly NormalizedProblem[]): readonly NormalizedProblem[] {
  const parseErrors = problems.filter(isParseError);
  return parseErrors.length > 0 ? parseErrors : problems;
}

function isParseError({ message }: NormalizedProblem): boolean {
  return message.startsWith("Failed to parse: ");
}

function explain(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  if (!location) throw new Error(`The bundler reported a problem without a place: ${problem.message}`);
  const { start, source } = getLineColLocation(location);
  const file = source.absoluteRef;
  return {
    ...{ file, line: start.line, column: start.col, severity: "error", rule: "bundle" },
    ...(isParseError(problem)
      ? adviseOnSyntax(file, problem.message)
      : (explainClash(problem) ?? explainReference(source, location.pointer))),
  };
}

function explainClash({ message }: NormalizedProblem): Pick<Problem, "message" | "advice"> | undefined {
  const [, name] = /^Two .+ with the same name but different content\. Renamed (.+) to/.exec(message) ?? [];
  return name === undefined
    ? undefined
    : {
        message: `Two files would become the component \`${name}\`, and they differ.`,
        advice: "Rename one of the two: a file's name is its component's name.",
      };
}

function explainReference(source: Source, pointer = "#/"): Pick<Problem, "message" | "advice"> {
  const node = valueAt(parseYaml(source.body), pointerSegments(pointer));
  const ref = String(isObject(node) ? node["$ref"] : node);
  const [uri = "", fragment = ""] = ref.split("#");
  const file = uri === "" ? source.absoluteRef : resolve(dirname(source.absoluteRef), decodeURIComponent(uri));
  const name = relative(process.cwd(), file);
  if (isRemote(ref)) {
    return {
      message: `The \`$ref\` leads to ${ref}. Nothing is fetched from elsewhere.`,
      advice: "Copy the file into the spec, and refer to the copy.",
    };
  }
  const stats = statSync(file, { throwIfNoEntry: false });
  const nowhere = !stats
    ? `there is no file ${name}`
    : stats.isDirectory()
      ? `${name} is a folder`
      : fragment === ""
        ? `${name} is empty`
        : `${name} has nothing at \`#${fragment}\``;
  return {
    message: `The \`$ref\` leads nowhere: ${nowhere}.`,
    advice:
      "Correct the `$ref`, or add what it names. A path starts from the file that holds the `$ref`, and `#` from its top.",
  };
}

/** Keywords whose numbers are limits: at the ends of 64 bits, the nearest double does as well. */
const limits = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

/**
 * Finds values that JSON can't hold, or not as they are written: sets and infinities of YAML, and integers that a double
 * rounds.
 */
async function findUnfaithfulValues(spec: BundledSpec): Promise<Problem[]> {
  const suspects: { pointer: string; value: unknown }[] = [];
  const path: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "object" && value !== null && isPlain(value)) {
      for (const [key, child] of Object.entries(value)) {
        path.push(key);
        visit(child);
        path.pop();
      }
    } else if (!isFaithful(value) && !(Number.isInteger(value) && limits.has(path.at(-1) ?? ""))) {
      suspects.push({ pointer: toPointer(path), value });
    }
  };
  visit(spec.document);
  if (suspects.length === 0) return [];

  const origins = await spec.origins();
  return suspects.flatMap(({ pointer, value }): Problem[] => {
    const place = origins.locate(pointer);
    const line = readFileSync(place.file, "utf8").split(/\r?\n/)[place.line - 1] ?? "";
    const [digits] = /^[-+]?\d+/.exec(line.slice(place.column - 1)) ?? [];
    if (typeof value === "number" && digits && BigInt(digits) === BigInt(value)) return [];
    const problem =
      typeof value === "number" && Number.isFinite(value)
        ? {
            message: `The number ${digits ?? value} is beyond 2⁵³: JavaScript would make it ${value}.`,
            advice: "Choose a smaller number, or describe the value as a string.",
          }
        : {
            message: "This value has no form in JSON.",
            advice: "Write a string, a finite number, a list or a map.",
          };
    return [{ ...place, ...problem, severity: "error", rule: "value" }];
  });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function isFaithful(value: unknown): boolean {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return value === null || typeof value === "string" || typeof value === "boolean";
}

/** Keywords whose schemas apply to the very value that the schema around them describes. */
const compositions = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];

/**
 * Finds component schemas that are composed of themselves, as in `A: { allOf: [{ $ref: A }] }`: no value could ever be checked against them.
 * A schema that contains itself in a property or an item is fine.
 */
async function findSelfComposed(spec: BundledSpec): Promise<Problem[]> {
  const { document } = spec;
  const graph = new Map(
    Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
      toPointer(["components", "schemas", name]),
      composedOf(schema),
    ]),
  );
  const reaches = (from: string, target: string, visited: Set<string>): boolean =>
    (graph.get(from) ?? composedOf(valueAt(document, pointerSegments(from)))).some((ref) => {
      if (ref === target) return true;
      if (visited.has(ref)) return false;
      visited.add(ref);
      return reaches(ref, target, visited);
    });
  const circular = [...graph.keys()].filter((pointer) => reaches(pointer, pointer, new Set()));
  if (circular.length === 0) return [];

  const origins = await spec.origins();
  return circular.map((pointer) => ({
    ...origins.locate(pointer),
    message: `The schema \`${pointerSegments(pointer).at(-1)}\` is composed of itself.`,
    advice: "Refer to it from a property or an item, or leave it out of `allOf`, `anyOf` and `oneOf`.",
    severity: "error",
    rule: "self-composition",
  }));
}

/** The references that a schema is composed of. */
function composedOf(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  if (isReference(schema)) return [schema.$ref];
  return compositions.flatMap((keyword) => [schema[keyword]].flat().flatMap(composedOf));
}
