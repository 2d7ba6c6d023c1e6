import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { getLineColLocation, type NormalizedProblem, parseYaml, type Source } from "@redocly/openapi-core";
import { adviseOnSyntax } from "./advice.ts";
import { isObject, pointerSegments, valueAt } from "./json-pointer.ts";
import { type Problem, sortProblems } from "./problem.ts";
import { isRemote } from "./resolver.ts";

/** What kept a spec from being bundled, told so that a person can mend it. */
export function explainBundling(problems: readonly NormalizedProblem[]): Problem[] {
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
