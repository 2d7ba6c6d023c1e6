import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { advise } from "./advice.ts";
import type { BundledSpec } from "./bundle.ts";
import type { Problem } from "./problem.ts";
import { LocalResolver } from "./resolver.ts";
import { ownRules } from "./rules/plugin.ts";

/** A finding of the linter: the problem, the rule, and the pointer into the bundle. */
export interface Finding {
  readonly rule: string;
  readonly pointer: string;
  readonly problem: Problem;
}

/** Lints a bundled spec: Redocly's `recommended-strict`, valid examples, and the project's own rules. */
export async function lintSpec(spec: BundledSpec, severity: "error" | "warn"): Promise<Finding[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    plugins: [{ id: "ld-rest", rules: { oas3: ownRules } }],
    rules: {
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      // The project's own rule demands camelCase, which is stricter.
      "operation-operationId-url-safe": "off",
      ...Object.fromEntries(Object.keys(ownRules).map((name) => [`ld-rest/${name}`, "error" as const])),
    },
  });
  const problems = await lintDocument({
    document: { source: new Source(spec.file, ""), parsed: spec.document },
    config,
    externalRefResolver: new LocalResolver(),
  });
  return Promise.all(causes(problems).map((problem) => locate(spec, problem, severity)));
}

/** A schema that is broken itself makes every example of it fail with an error of the validator; only the schema can be mended. */
function causes(problems: readonly NormalizedProblem[]): readonly NormalizedProblem[] {
  const own = problems.filter(({ message }) => !message.startsWith("Example validation errored"));
  return own.length > 0 ? own : problems;
}

async function locate(spec: BundledSpec, problem: NormalizedProblem, severity: "error" | "warn"): Promise<Finding> {
  const [location] = problem.location;
  const pointer = location?.pointer ?? "#/";
  const origins = await spec.origins();
  const place = origins.locate(pointer, location?.reportOnKey);
  return { rule: problem.ruleId, pointer, problem: { ...place, ...advise(problem), severity, rule: problem.ruleId } };
}
