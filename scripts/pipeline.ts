import { basename, join, relative } from "node:path";
import { type Knowledge, readApi } from "./model/api.ts";
import { refuseClashes } from "./model/clashes.ts";
import type { Artifact } from "./output/artifacts.ts";
import { type Recipe, renderArtifacts } from "./render/artifacts.ts";
import { renderConstants } from "./render/constants.ts";
import { renderErrors, renderErrorTables } from "./render/errors.ts";
import { renderFactories } from "./render/factories.ts";
import { renderFixtures } from "./render/fixtures.ts";
import { renderOpenapiTypes } from "./render/openapi-types.ts";
import { renderOperations } from "./render/operations.ts";
import { renderRoutes } from "./render/routes.ts";
import { renderSchemaTable } from "./render/schema-table.ts";
import { renderSchemas } from "./render/schemas.ts";
import { banner, type Modules } from "./render/source-text.ts";
import { renderChecks, renderCheckTypes, renderValidators } from "./render/validators.ts";
import { type BundledSpec, bundleSpec } from "./spec/bundle.ts";
import { type LintLevel, lintSpec } from "./spec/lint.ts";
import { findPlaceholders } from "./spec/placeholders.ts";
import { type Problem, SpecError } from "./spec/problem.ts";
import { readSpec } from "./spec/read.ts";

/** Where the artifacts go and how they import each other. */
export interface Target {
  /** Absolute folders: of the document, the types, the client, its validators and the testing kit. */
  readonly document: string;
  readonly types: string;
  readonly client: string;
  readonly validation: string;
  readonly testing: string;
  readonly modules: Modules;
}

/** What concerns one run. */
export interface GenerateOptions {
  /** What the linter's findings do. Default: `error`, they stop the run. */
  readonly lint?: LintLevel;
  /** The labels of the artifacts to render. Default: all. */
  readonly only?: readonly string[] | undefined;
}

/** What a run made, before anything is written. */
export interface Generated {
  readonly artifacts: readonly Artifact[];
  /** Placeholders that are left, and with `lint: "warn"` what the linter found. */
  readonly warnings: readonly Problem[];
}

/**
 * The whole pipeline but for the writing: read and bundle → lint → render.
 *
 * @param file - absolute path of the spec's root file
 * @throws {@link SpecError} with every problem that was found
 */
export async function generate(
  file: string,
  target: Target,
  { lint = "error", only }: GenerateOptions = {},
): Promise<Generated> {
  const spec = await bundleSpec(await readSpec(file));

  const { problems, invalidExamples } = await lintSpec(spec, lint);
  if (lint === "error" && problems.length > 0) throw new SpecError(problems);

  try {
    const warnings = [...problems, ...findPlaceholders(spec.files)];
    return { artifacts: await render(spec, target, { invalidExamples, lint }, only), warnings };
  } catch (error) {
    // With the linter's findings let through, a document can be of a form that nothing can be read from.
    if (lint === "error" || error instanceof SpecError) throw error;
    throw new SpecError([...problems, unreadable(spec.file, error)]);
  }
}

async function render(
  spec: BundledSpec,
  target: Target,
  known: Knowledge,
  only: readonly string[] | undefined,
): Promise<Artifact[]> {
  const { document } = spec;
  const api = readApi(document, known);
  await refuseClashes(spec, api);

  const { modules } = target;
  const firstLine = banner(sourceName(spec.file));
  const module = (folder: string, name: string, label: string, render: Recipe["render"], extension = "ts"): Recipe => ({
    file: join(folder, `${name}.gen.${extension}`),
    label,
    render: async () => `${firstLine}\n${await render()}`,
  });
  return renderArtifacts(
    [
      {
        file: join(target.document, "openapi.json"),
        label: "document",
        render: () => `${JSON.stringify(document, null, 2)}\n`,
      },
      module(target.types, "openapi", "types", () => renderOpenapiTypes(document)),
      module(target.types, "schemas", "schemas", () => renderSchemas(api)),
      module(target.types, "constants", "constants", () => renderConstants(api)),
      module(target.client, "operations", "operations", () => renderOperations(api, modules)),
      module(target.client, "errors", "errors", () => renderErrors(api, modules)),
      module(target.client, "errors-by-status", "tables", () => renderErrorTables(api, modules)),
      module(target.validation, "checks", "checks", () => renderChecks(api), "js"),
      module(target.validation, "checks", "declarations", () => renderCheckTypes(api, modules), "d.ts"),
      module(target.validation, "validators", "validators", () => renderValidators(api, modules)),
      module(target.testing, "routes", "routes", () => renderRoutes(api, modules)),
      module(target.testing, "fixtures", "fixtures", () => renderFixtures(api, modules)),
      module(target.testing, "schema-table", "shapes", () => renderSchemaTable(api, modules)),
      module(target.testing, "factories", "factories", () => renderFactories(api, modules)),
    ],
    only,
  );
}

/** What to say of a document that is so broken that reading it fails; the linter's findings, if any, stand before it. */
function unreadable(file: string, error: unknown): Problem {
  const [reason = ""] = String(error).split("\n");
  return {
    file,
    line: 1,
    column: 1,
    severity: "error",
    rule: "unreadable",
    message: `Nothing can be generated from a document of this form (${reason}).`,
    advice: "Run the command with --lint error: what breaks OpenAPI's form is listed there, with file and line.",
  };
}

/** The same on every machine: the path within the repository, or the bare name of a document from elsewhere. */
function sourceName(file: string): string {
  const inside = relative(join(import.meta.dirname, ".."), file);
  return inside.startsWith("..") ? basename(file) : inside.replaceAll("\\", "/");
}
