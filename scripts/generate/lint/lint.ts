import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createConfig, lintDocument, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { type Problem, sortProblems } from "../read/problem.ts";
import { LocalResolver, type Spec } from "../read/read.ts";
import { adviceFor } from "./advice.ts";
import { codedRules, configuredRules } from "./rules.ts";

/** Lints a spec: Redocly's `recommended-strict`, the project's own rules, and no unused file. */
export async function lintSpec(spec: Spec): Promise<Problem[]> {
  const found = await runRules(spec);
  // Every example of a broken schema fails with an error of the validator; only the schema can be fixed.
  const causes = found.filter(({ message }) => !message.startsWith("Example validation errored"));
  const problems = (causes.length > 0 ? causes : found).map((problem) => explain(spec, problem));
  // The linter doesn't follow references in a structure that is broken, so that their files would seem to be unused.
  const unused = found.some(({ ruleId }) => ruleId === "struct") ? [] : findUnusedFiles(spec);
  return sortProblems([...problems, ...unused]);
}

/** Runs the rules on a document in memory. The locations of the problems are pointers into it. */
export async function runRules({ file, document }: Pick<Spec, "file" | "document">): Promise<NormalizedProblem[]> {
  const config = await createConfig({
    extends: ["recommended-strict"],
    plugins: [{ id: "ld-rest", rules: { oas3: codedRules } }],
    rules: {
      ...configuredRules,
      ...Object.fromEntries(Object.keys(codedRules).map((name) => [`ld-rest/${name}`, "error"])),
    },
  });
  return lintDocument({
    document: { source: new Source(file, ""), parsed: document },
    config,
    externalRefResolver: new LocalResolver(),
  });
}

function explain(spec: Spec, problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  return {
    ...spec.locate(location?.pointer ?? "#/", location?.reportOnKey),
    message: problem.message.trim().replaceAll(/\s+/g, " ").replace(/\.?$/, "."),
    advice: adviceFor(problem),
    severity: problem.severity === "warn" ? "warn" : "error",
    rule: problem.ruleId,
  };
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
