import { basename, join, relative } from "node:path";
import { lintSpec } from "./lint/lint.ts";
import { findPlaceholders } from "./lint/placeholders.ts";
import { readApi } from "./model/api.ts";
import type { Operation } from "./model/operations.ts";
import { findClashes, findUnsupported } from "./model/unsupported.ts";
import { type Problem, SpecError, sortProblems } from "./read/problem.ts";
import { readSpec, type Spec } from "./read/read.ts";
import { renderErrors, renderErrorTables } from "./render/errors.ts";
import { renderFactories, renderFixtures } from "./render/factories.ts";
import { renderOperations } from "./render/operations.ts";
import { renderRoutes } from "./render/routes.ts";
import { renderSchemaTable } from "./render/schema-table.ts";
import { banner } from "./render/source-text.ts";
import { renderConstants, renderOpenapiTypes, renderSchemas } from "./render/types.ts";
import { renderChecks, renderCheckTypes, renderValidators } from "./render/validators.ts";
import type { Artifact } from "./write/write.ts";

/** Options of one run. */
export interface GenerateOptions {
  /** Whether the spec is linted. Default: true. Tests and benchmarks leave it out, to generate from documents of others. */
  readonly lint?: boolean;
  /** The labels of the files to render. Default: all. */
  readonly only?: readonly string[] | undefined;
}

/** The result of a run. */
export interface Generated {
  readonly artifacts: readonly Artifact[];
  readonly operations: readonly Operation[];
  /** Warnings of the linter and placeholders that are left. */
  readonly warnings: readonly Problem[];
}

/**
 * Generates files from a document without writing anything: read → lint → model → render. The command writes them.
 *
 * @param file - absolute path of the document's root file
 * @throws {@link SpecError} with every problem that was found
 */
export async function generate(file: string, { lint = true, only }: GenerateOptions = {}): Promise<Generated> {
  const spec = await readSpec(file);
  const problems = lint ? await lintSpec(spec) : [];
  if (problems.some(({ severity }) => severity === "error")) throw new SpecError(problems);

  const api = readApi(spec.document);
  const unsupported = [...findClashes(api), ...findUnsupported(api)].map(
    ({ pointer, ...problem }): Problem => ({ ...spec.locate(pointer), ...problem, severity: "error" }),
  );
  if (unsupported.length > 0) throw new SpecError(sortProblems(unsupported));

  const artifacts: Artifact[] = [];
  for (const { file, label, render } of listFiles(spec)) {
    if (only && !only.includes(label)) continue;
    const start = performance.now();
    const text = await render(api);
    artifacts.push({ file, label, text, milliseconds: performance.now() - start });
  }
  return { artifacts, operations: api.operations, warnings: [...problems, ...findPlaceholders(spec.files)] };
}

const root = join(import.meta.dirname, "../..");
const types = join(root, "packages/types/src");
const client = join(root, "packages/client/src");
const testing = join(root, "packages/testing/src");

/** The folders, absolute, from which generated files that the spec no longer makes are removed. */
export const ownedFolders = [types, client, testing] as const;

/** The folder of the fake API's handlers, absolute. */
export const handlersFolder = join(testing, "handlers");

/** Every generated file with the function that renders it, in the order of the report. */
function listFiles(spec: Spec) {
  type Render = (api: ReturnType<typeof readApi>) => string | Promise<string>;
  const firstLine = banner(sourceName(spec.file));
  const module = (folder: string, name: string, label: string, render: Render, extension = "ts") => ({
    file: join(folder, `${name}.gen.${extension}`),
    label,
    render: async (api: Parameters<Render>[0]) => `${firstLine}\n${await render(api)}`,
  });
  return [
    {
      file: join(root, "packages/types/openapi.json"),
      label: "document",
      render: () => `${JSON.stringify(spec.document, null, 2)}\n`,
    },
    module(types, "openapi", "types", ({ document }) => renderOpenapiTypes(document)),
    module(types, "schemas", "schemas", renderSchemas),
    module(types, "constants", "constants", renderConstants),
    module(client, "operations", "operations", renderOperations),
    module(client, "errors", "errors", renderErrors),
    module(client, "errors-by-status", "tables", renderErrorTables),
    module(types, "schemas/checks", "checks", (api) => renderChecks(api, spec.locate), "js"),
    module(types, "schemas/checks", "declarations", renderCheckTypes, "d.ts"),
    module(types, "schemas/validators", "validators", renderValidators),
    module(testing, "routes", "routes", renderRoutes),
    module(testing, "fixtures", "fixtures", renderFixtures),
    module(testing, "schema-table", "shapes", renderSchemaTable),
    module(testing, "factories", "factories", renderFactories),
  ];
}

/** The path of the document in the repository, which is the same on every machine, or the bare name of a document from elsewhere. */
function sourceName(file: string): string {
  const path = relative(root, file);
  return path.startsWith("..") ? basename(file) : path.replaceAll("\\", "/");
}
