import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { type Problem, sortProblems } from "../read/problem.ts";
import type { Spec } from "../read/read.ts";
import { LocalResolver } from "../read/resolver.ts";
import { redoclyAdvice } from "./redocly-advice.ts";
import { ownRules } from "./rules.ts";

/** Lints a spec: Redocly's `recommended-strict`, valid examples, the project's own rules, and no unused file. */
export async function lintSpec(spec: Spec): Promise<Problem[]> {
  const found = await runRules(spec);
  const problems = causes(found).map((problem) => explain(spec, problem));
  // The linter doesn't follow references in a structure that is broken, so that their files would seem to be unused.
  const unused = found.some(({ ruleId }) => ruleId === "struct") ? [] : findUnusedFiles(spec);
  return sortProblems([...problems, ...unused]);
}

/** Leaves out problems that follow from others. */
function causes(found: readonly NormalizedProblem[]): readonly NormalizedProblem[] {
  const version = found.filter(({ ruleId }) => ruleId === "ld-rest/version");
  if (version.length > 0) return version;
  // Every example of a broken schema fails with an error of the validator; only the schema can be fixed.
  const others = found.filter(({ message }) => !message.startsWith("Example validation errored"));
  return others.length > 0 ? others : found;
}

/** Runs the rules on a document in memory. The locations of the problems are pointers into it. */
export async function runRules({ file, document }: Pick<Spec, "file" | "document">): Promise<NormalizedProblem[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    plugins: [{ id: "ld-rest", rules: { oas3: ownRules } }],
    rules: {
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      // The project's own rule demands camelCase, which is stricter.
      "operation-operationId-url-safe": "off",
      // The API has such paths: each has a literal segment where the other has a parameter.
      "no-ambiguous-paths": "off",
      ...Object.fromEntries(Object.keys(ownRules).map((name) => [`ld-rest/${name}`, "error"])),
    },
  });
  return lintDocument({
    document: { source: new Source(file, ""), parsed: document },
    config,
    externalRefResolver: new LocalResolver(),
  });
}

/** The project's own rules bring their advice along, as the first suggestion. */
function explain(spec: Spec, problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  const isOwn = problem.ruleId.startsWith("ld-rest/");
  return {
    ...spec.locate(location?.pointer ?? "#/", location?.reportOnKey),
    message: sentence(problem.message),
    advice: (isOwn && problem.suggest[0]) || redoclyAdvice(problem),
    severity: problem.severity === "warn" ? "warn" : "error",
    rule: problem.ruleId,
  };
}

function sentence(message: string): string {
  const text = message.trim().replaceAll(/\s+/g, " ");
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Finds the YAML and JSON files in `components/` and `paths/` that the spec doesn't refer to and that the bundle therefore lacks. */
function findUnusedFiles({ file: root, files }: Spec): Problem[] {
  return ["components", "paths"]
    .map((name) => join(dirname(root), name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !files.has(file))
    .map((file) => ({
      ...{ file, line: 1, column: 1, severity: "error", rule: "unused-file" },
      message: "The file is unused: nothing refers to it.",
      advice: "Refer to it from a path, an operation or a component, or delete it.",
    }));
}
