import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { advise } from "../read/advice.ts";
import type { BundledSpec } from "../read/bundle.ts";
import { type Problem, sortProblems } from "../read/problem.ts";
import { LocalResolver } from "../read/read.ts";
import { ownRules } from "./rules.ts";

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

/**
 * Finds the YAML and JSON files beneath `components/` and `paths/`, beside the root file, that the spec never refers to. The
 * linter can't: what nothing refers to is not in the bundle.
 */
function findUnusedFiles(spec: BundledSpec): Problem[] {
  const folder = dirname(spec.file);
  return ["components", "paths"]
    .flatMap((name) => listFiles(join(folder, name)))
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !spec.files.has(file))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      severity: "error",
      rule: "unused-file",
      message: "Nothing refers to this file, so nothing is generated from it.",
      advice: "Refer to it from a path, an operation or a component, or delete it.",
    }));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
