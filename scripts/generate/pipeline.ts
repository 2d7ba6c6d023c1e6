import { basename, join, relative } from "node:path";
import { UsageError } from "./command-line.ts";
import { lintSpec } from "./lint/lint.ts";
import { findPlaceholders } from "./lint/placeholders.ts";
import { readApi } from "./model/api.ts";
import type { Operation } from "./model/operations.ts";
import { findClashes, findUnsupported, refuse } from "./model/unsupported.ts";
import { type BundledSpec, bundleSpec } from "./read/bundle.ts";
import { type Problem, SpecError } from "./read/problem.ts";
import { readSpec } from "./read/read.ts";
import { renderErrors, renderErrorTables } from "./render/errors.ts";
import { renderFactories, renderFixtures } from "./render/factories.ts";
import { renderOperations } from "./render/operations.ts";
import { renderRoutes } from "./render/routes.ts";
import { renderSchemaTable } from "./render/schema-table.ts";
import { banner, type Modules } from "./render/source-text.ts";
import { renderConstants, renderOpenapiTypes, renderSchemas } from "./render/types.ts";
import { renderChecks, renderCheckTypes, renderValidators } from "./render/validators.ts";
import type { Artifact } from "./write/write.ts";

const root = join(import.meta.dirname, "../..");

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
  readonly operations: readonly Operation[];
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
    return { ...(await render(spec, lint, only)), warnings };
  } catch (error) {
    // Only a linted document is sure to have OpenAPI's form.
    throw lint || error instanceof SpecError || error instanceof UsageError ? error : unreadable(spec.file, error);
  }
}

async function render(
  spec: BundledSpec,
  linted: boolean,
  only: readonly string[] | undefined,
): Promise<Omit<Generated, "warnings">> {
  const { document } = spec;
  const api = readApi(document, linted);
  await refuse(spec, [...findClashes(api), ...findUnsupported(api)]);

  const firstLine = banner(sourceName(spec.file));
  const module = (folder: string, name: string, label: string, render: Recipe["render"], extension = "ts"): Recipe => ({
    file: join(folder, `${name}.gen.${extension}`),
    label,
    render: async () => `${firstLine}\n${await render()}`,
  });
  const artifacts = await renderArtifacts(
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
  return { artifacts, operations: api.operations };
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
  const inside = relative(root, file);
  return inside.startsWith("..") ? basename(file) : inside.replaceAll("\\", "/");
}

/** The folders of generated files, absolute: of the document, the types, the client, its validators and the testing kit. */
const folders = {
  document: join(root, "packages/types"),
  types: join(root, "packages/types/src"),
  client: join(root, "packages/client/src"),
  validation: join(root, "packages/types/src/schemas"),
  testing: join(root, "packages/testing/src"),
} as const;

/** The folders, absolute, in which every generated file that the spec no longer makes is removed. */
export const ownedFolders = [folders.types, folders.client, folders.testing] as const;

/** The folder of the fake API's handlers, absolute. */
export const handlersFolder = join(folders.testing, "handlers");

/** How generated files import each other and the code around them. */
const modules: Modules = {
  openapi: "@ld-rest/types",
  schemas: "@ld-rest/types",
  aliases: "../schemas.gen.js",
  options: "./options.js",
  result: "./result.js",
  query: "./query.js",
  error: "./errors.js",
  validation: "./schema.js",
  core: "./core",
  checks: "@ld-rest/types/schemas",
};

/** How a file is made. */
export interface Recipe {
  /** Absolute path. */
  readonly file: string;
  /** What it is, in a word. */
  readonly label: string;
  readonly render: () => string | Promise<string>;
}

/**
 * Renders artifacts one after the other, each with the time that it took.
 *
 * @param only - the labels of those to render; default: all
 * @throws {@link UsageError} for a label that no artifact has
 */
async function renderArtifacts(recipes: readonly Recipe[], only?: readonly string[]): Promise<Artifact[]> {
  const labels = recipes.map(({ label }) => label);
  const unknown = only?.find((label) => !labels.includes(label));
  if (unknown !== undefined) throw new UsageError(`There is no artifact ${unknown}. There are ${labels.join(", ")}.`);

  const artifacts: Artifact[] = [];
  for (const { file, label, render } of recipes) {
    if (only && !only.includes(label)) continue;
    const start = performance.now();
    const text = await render();
    artifacts.push({ file, label, text, milliseconds: performance.now() - start });
  }
  return artifacts;
}
