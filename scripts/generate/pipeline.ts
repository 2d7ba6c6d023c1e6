import { basename, join, relative } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { lintSpec } from "./lint/lint.ts";
import { findPlaceholders } from "./lint/placeholders.ts";
import { type Api, readApi } from "./model/api.ts";
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
  /** The names of the files to render, such as `fixtures.gen.ts`. Default: all. */
  readonly only?: readonly string[];
}

/** The result of a run. */
export interface Generated {
  /** The bundled document. */
  readonly document: OpenAPI3;
  readonly operations: readonly Operation[];
  readonly artifacts: readonly Artifact[];
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
  for (const { file, render } of listFiles(spec)) {
    if (!only || only.includes(basename(file))) artifacts.push({ file, text: await render(api) });
  }
  const warnings = [...problems, ...findPlaceholders(spec.files)];
  return { document: spec.document, operations: api.operations, artifacts, warnings };
}

const root = join(import.meta.dirname, "../..");
const types = join(root, "packages/types/src");
const client = join(root, "packages/client/src");
const testing = join(root, "packages/testing/src");

/** The folders, absolute, from which generated files that the spec no longer makes are removed. */
export const ownedFolders = [types, client, testing] as const;

/** The folder of the fake API's handlers, absolute. */
export const handlersFolder = join(testing, "handlers");

type Render = (api: Api) => string | Promise<string>;

/** Every generated file with the function that renders it. */
function listFiles(spec: Spec): { readonly file: string; readonly render: Render }[] {
  // The path of the document in the repository, which is the same on every machine, or the bare name of a document from elsewhere.
  const path = relative(root, spec.file);
  const firstLine = banner(path.startsWith("..") ? basename(path) : path.replaceAll("\\", "/"));
  const module = (folder: string, name: string, render: Render) => ({
    file: join(folder, name),
    render: async (api: Api) => `${firstLine}\n${await render(api)}`,
  });
  return [
    {
      file: join(root, "packages/types/openapi.json"),
      render: ({ document }) => `${JSON.stringify(document, null, 2)}\n`,
    },
    module(types, "openapi.gen.ts", ({ document }) => renderOpenapiTypes(document)),
    module(types, "schemas.gen.ts", renderSchemas),
    module(types, "constants.gen.ts", renderConstants),
    module(types, "schemas/checks.gen.js", (api) => renderChecks(api, spec.locate)),
    module(types, "schemas/checks.gen.d.ts", renderCheckTypes),
    module(types, "schemas/validators.gen.ts", renderValidators),
    module(client, "operations.gen.ts", renderOperations),
    module(client, "errors.gen.ts", renderErrors),
    module(client, "errors-by-status.gen.ts", renderErrorTables),
    module(testing, "routes.gen.ts", renderRoutes),
    module(testing, "fixtures.gen.ts", renderFixtures),
    module(testing, "schema-table.gen.ts", renderSchemaTable),
    module(testing, "factories.gen.ts", renderFactories),
  ];
}
