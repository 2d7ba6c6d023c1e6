import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { advise } from "./advice.ts";
import type { BundledSpec } from "./bundle.ts";
import { type Problem, sortProblems } from "./problem.ts";
import { LocalResolver } from "./resolver.ts";
import { ownRules } from "./rules/plugin.ts";
import { findUnusedFiles } from "./unused-files.ts";

/** Lints a bundled spec: Redocly's `recommended-strict`, valid examples, the project's own rules, and no file unused. */
export async function lintSpec(spec: BundledSpec): Promise<Problem[]> {
  const found = await runRules(spec);
  const problems = await Promise.all(causes(found).map((problem) => locate(spec, problem)));
  // The linter doesn't follow references in a structure that is broken, so that they would seem to be missing.
  const unused = found.some(({ ruleId }) => ruleId === "struct") ? [] : findUnusedFiles(spec);
  return sortProblems([...problems, ...unused]);
}

/** Runs the rules on a document in memory. The findings have pointers into it. */
export async function runRules(spec: Pick<BundledSpec, "file" | "document">): Promise<NormalizedProblem[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    plugins: [{ id: "ld-rest", rules: { oas3: ownRules } }],
    rules: allRules,
  });
  return lintDocument({
    document: { source: new Source(spec.file, ""), parsed: spec.document },
    config,
    externalRefResolver: new LocalResolver(),
  });
}

const allRules = {
  "no-invalid-media-type-examples": "error",
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

async function locate(spec: BundledSpec, problem: NormalizedProblem): Promise<Problem> {
  const [location] = problem.location;
  const origins = await spec.origins();
  const place = origins.locate(location?.pointer ?? "#/", location?.reportOnKey);
  return {
    ...place,
    ...advise(problem),
    severity: problem.severity === "warn" ? "warn" : "error",
    rule: problem.ruleId,
  };
}
