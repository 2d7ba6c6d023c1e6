import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { advise } from "./advice.ts";
import type { BundledSpec } from "./bundle.ts";
import { type Problem, sortProblems } from "./problem.ts";
import { LocalResolver } from "./resolver.ts";
import { ownRules } from "./rules/plugin.ts";
import { findUnusedFiles } from "./unused-files.ts";

/** What the linter's findings do: stop the run, are told, or are not looked for. */
export const lintLevels = ["error", "warn", "off"] as const;
export type LintLevel = (typeof lintLevels)[number];

/** What the linter found. */
export interface LintResult {
  readonly problems: readonly Problem[];
  /** Pointers into the bundle: to places in examples that are wrong, or to schemas that no example can be held against. */
  readonly invalidExamples: readonly string[];
}

/** The rules that decide whether an example can be a fixture. */
const exampleRules = {
  "no-invalid-media-type-examples": "error",
  "ld-rest/literal-example": "error",
} as const;

/** Lints a bundled spec: Redocly's `recommended-strict`, valid examples, the project's own rules, and no file unused. */
export async function lintSpec(spec: BundledSpec, level: LintLevel): Promise<LintResult> {
  if (level === "off") return { problems: [], invalidExamples: [] };

  const found = await runRules(spec);
  const invalidExamples = found
    .filter(({ ruleId }) => ruleId in exampleRules)
    .flatMap(({ location }) => location[0]?.pointer ?? []);
  const problems = await Promise.all(causes(found).map((problem) => locate(spec, problem, level)));
  // What is broken in its structure is not read to the end, so that what it refers to would seem to be unused.
  const unused = found.some(({ ruleId }) => ruleId === "struct") ? [] : findUnusedFiles(spec, level);
  return { problems: sortProblems([...problems, ...unused]), invalidExamples };
}

/** Runs the rules on a document in memory. The findings have pointers into it. */
export async function runRules(spec: Pick<BundledSpec, "file" | "document">): Promise<NormalizedProblem[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    plugins: [{ id: "ld-rest", rules: { oas3: ownRules } }],
    rules: { ...allRules, ...exampleRules },
  });
  return lintDocument({
    document: { source: new Source(spec.file, ""), parsed: spec.document },
    config,
    externalRefResolver: new LocalResolver(),
  });
}

const allRules = {
  "no-invalid-parameter-examples": "error",
  "no-invalid-schema-examples": "error",
  // The project's own rule demands camelCase, which is stricter.
  "operation-operationId-url-safe": "off",
  // The API has such paths: each has a literal segment where the other has a parameter.
  "no-ambiguous-paths": "off",
  ...Object.fromEntries(Object.keys(ownRules).map((name) => [`ld-rest/${name}`, "error" as const])),
} as const;

/** A schema that is broken itself makes every example of it fail with an error of the validator; only the schema can be mended. */
function causes(problems: readonly NormalizedProblem[]): readonly NormalizedProblem[] {
  const own = problems.filter(({ message }) => !message.startsWith("Example validation errored"));
  return own.length > 0 ? own : problems;
}

async function locate(spec: BundledSpec, problem: NormalizedProblem, severity: "error" | "warn"): Promise<Problem> {
  const [location] = problem.location;
  const origins = await spec.origins();
  const place = origins.locate(location?.pointer ?? "#/", location?.reportOnKey);
  return { ...place, ...advise(problem), severity, rule: problem.ruleId };
}
