import { basename, join, relative } from "node:path";
import { readApi } from "./model/api.ts";
import { findClashes } from "./model/clashes.ts";
import { refuse } from "./model/refusal.ts";
import { findUnsupported } from "./model/unsupported.ts";
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
import { banner } from "./render/source-text.ts";
import { renderChecks, renderCheckTypes, renderValidators } from "./render/validators.ts";
import { type BundledSpec, bundleSpec } from "./spec/bundle.ts";
import { lintSpec } from "./spec/lint.ts";
import { findPlaceholders } from "./spec/placeholders.ts";
import { type Problem, SpecError } from "./spec/problem.ts";
import { readSpec } from "./spec/read.ts";
import { folders, modules } from "./targets.ts";
import { UsageError } from "./usage-error.ts";

/** Options of one run. */
export interface GenerateOptions {
  /** Whether the spec is linted, so that findings stop the run. Default: true. Without it, examples make fixtures unchecked. */
  readonly lint?: boolean;
  /** The labels of the artifacts to render. Default: all. */
  readonly only?: readonly string[] | undefined;
}

/** What a run has made. */
export interface Generated {
  readonly artifacts: readonly Artifact[];
  /** Findings of the linter that don't stop the run, and placeholders that are left. */
  readonly warnings: readonly Problem[];
}

/**
 * Generates files from a document without writing anything: read and bundle → lint → model → render.
 *
 * @param file - absolute path of the document's root file
 * @throws {@link SpecError} with every problem that was found
 */
export async function generate(file: string, { lint = true, only }: GenerateOptions = {}): Promise<Generated> {
  const spec = await bundleSpec(await readSpec(file));
  const problems = lint ? await lintSpec(spec) : [];
  if (problems.some(({ severity }) => severity === "error")) throw new SpecError(problems);
  try {
    const warnings = [...problems, ...findPlaceholders(spec.files)];
    return { artifacts: await render(spec, lint, only), warnings };
  } catch (error) {
    // Only a linted document is sure to have OpenAPI's form.
    throw lint || error instanceof SpecError || error instanceof UsageError ? error : unreadable(spec.file, error);
  }
}

async function render(spec: BundledSpec, linted: boolean, only: readonly string[] | undefined): Promise<Artifact[]> {
  const { document } = spec;
  const api = readApi(document, linted);
  await refuse(spec, [...findClashes(api), ...findUnsupported(api)]);

  const firstLine = banner(sourceName(spec.file));
  const module = (folder: string, name: string, label: string, render: Recipe["render"], extension = "ts"): Recipe => ({
    file: join(folder, `${name}.gen.${extension}`),
    label,
    render: async () => `${firstLine}\n${await render()}`,
  });
  return renderArtifacts(
    [
      {
        file: join(folders.document, "openapi.json"),
        label: "document",
        render: () => `${JSON.stringify(document, null, 2)}\n`,
      },
      module(folders.types, "openapi", "types", () => renderOpenapiTypes(document)),
      module(folders.types, "schemas", "schemas", () => renderSchemas(api)),
      module(folders.types, "constants", "constants", () => renderConstants(api)),
      module(folders.client, "operations", "operations", () => renderOperations(api, modules)),
      module(folders.client, "errors", "errors", () => renderErrors(api, modules)),
      module(folders.client, "errors-by-status", "tables", () => renderErrorTables(api, modules)),
      module(folders.validation, "checks", "checks", () => renderChecks(api), "js"),
      module(folders.validation, "checks", "declarations", () => renderCheckTypes(api, modules), "d.ts"),
      module(folders.validation, "validators", "validators", () => renderValidators(api, modules)),
      module(folders.testing, "routes", "routes", () => renderRoutes(api)),
      module(folders.testing, "fixtures", "fixtures", () => renderFixtures(api, modules)),
      module(folders.testing, "schema-table", "shapes", () => renderSchemaTable(api, modules)),
      module(folders.testing, "factories", "factories", () => renderFactories(api, modules)),
    ],
    only,
  );
}

/** The error for a document that wasn't linted and that can't be read as OpenAPI. */
function unreadable(file: string, error: unknown): SpecError {
  const [reason = ""] = String(error).split("\n");
  const message = `The document doesn't have OpenAPI's form (${reason}).`;
  const advice = "Lint the document: the linter lists what is wrong with file and line.";
  return new SpecError([{ file, line: 1, column: 1, severity: "error", rule: "unreadable", message, advice }]);
}

/** The same on every machine: the path within the repository, or the bare name of a document from elsewhere. */
function sourceName(file: string): string {
  const inside = relative(join(import.meta.dirname, ".."), file);
  return inside.startsWith("..") ? basename(file) : inside.replaceAll("\\", "/");
}
