import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  type BaseResolver,
  bundle,
  createConfig,
  type Document,
  getLineColLocation,
  type NormalizedProblem,
  parseYaml,
  type Source,
} from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { type Problem, SpecError, sortProblems } from "./problem.ts";
import { isObject, isReference, listReferences, pointerSegments, valueAt } from "./references.ts";
import { explainSyntaxError, isRemote } from "./resolver.ts";

/**
 * Makes one document of a root file and those that it refers to. Components are in the order of their names, so that a new reference to
 * one moves nothing.
 *
 * @throws {@link SpecError} if a file can't be parsed, a `$ref` leads nowhere, or two files would become one component
 */
export async function bundleFiles(root: Document, resolver: BaseResolver): Promise<OpenAPI3> {
  // That it is an OpenAPI document was checked when it was read.
  if (isSelfContained(root.parsed)) return sortComponents(root.parsed as OpenAPI3);
  const { problems, bundle: bundled } = await bundle({
    doc: root,
    config: await createConfig({}),
    externalRefResolver: resolver,
    componentRenamingConflicts: "error",
  });
  // A file that can't be parsed is reported once for itself and once for every `$ref` to it.
  const syntaxErrors = problems.filter(isSyntaxError);
  const causes = syntaxErrors.length > 0 ? syntaxErrors : problems;
  if (causes.length > 0) throw new SpecError(sortProblems(causes.map(explain)));
  return sortComponents(bundled.parsed as OpenAPI3);
}

/** Whether every `$ref` of a document leads to a value in the document itself. */
function isSelfContained(document: unknown): boolean {
  const refs = new Set(listReferences(document).map(({ ref }) => ref));
  return [...refs].every((ref) => ref.startsWith("#/") && valueAt(document, pointerSegments(ref)) !== undefined);
}

function sortComponents(document: OpenAPI3): OpenAPI3 {
  const components = Object.entries(document.components ?? {}).map(([kind, group]) => [
    kind,
    isObject(group) ? Object.fromEntries(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))) : group,
  ]);
  return components.length > 0 ? { ...document, components: Object.fromEntries(components) } : document;
}

function explain(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  if (!location) throw new Error(`The bundler reported a problem without a place: ${problem.message}`);
  const { start, source } = getLineColLocation(location);
  const file = source.absoluteRef;
  return {
    ...{ file, line: start.line, column: start.col, severity: "error", rule: "bundle" },
    ...(isSyntaxError(problem)
      ? explainSyntaxError(file, problem.message)
      : (explainNameClash(problem) ?? explainReference(source, location.pointer))),
  };
}

function isSyntaxError({ message }: NormalizedProblem): boolean {
  return message.startsWith("Failed to parse: ");
}

function explainNameClash({ message }: NormalizedProblem) {
  const [, name] = /^Two .+ with the same name but different content\. Renamed (.+) to/.exec(message) ?? [];
  return name === undefined
    ? undefined
    : {
        message: `Two different files would become the component \`${name}\`.`,
        advice: "Rename one of them: a file's name is its component's name.",
      };
}

function explainReference(source: Source, pointer = "#/") {
  const node = valueAt(parseYaml(source.body), pointerSegments(pointer));
  const ref = isReference(node) ? node.$ref : String(node);
  if (isRemote(ref)) {
    return {
      message: `The \`$ref\` leads to ${ref}. Nothing is fetched from other hosts.`,
      advice: "Copy the file into the spec, and refer to the copy.",
    };
  }
  const [uri = "", fragment = ""] = ref.split("#");
  const file = uri === "" ? source.absoluteRef : resolve(dirname(source.absoluteRef), decodeURIComponent(uri));
  const name = relative(process.cwd(), file);
  const stats = statSync(file, { throwIfNoEntry: false });
  const reason = !stats
    ? `there is no file ${name}`
    : stats.isDirectory()
      ? `${name} is a folder`
      : fragment === ""
        ? `${name} is empty`
        : `${name} has nothing at \`#${fragment}\``;
  return {
    message: `The \`$ref\` leads nowhere: ${reason}.`,
    advice: "Correct it. A path is relative to the file with the `$ref`; `#` is the top of a file.",
  };
}
