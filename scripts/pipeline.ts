import { basename, join, relative } from "node:path";
import { type Api, findClashes, readApi } from "./model/api.ts";
import type { Artifact } from "./output/artifacts.ts";
import { renderConstants } from "./render/constants.ts";
import { renderErrors } from "./render/errors.ts";
import { renderFactories } from "./render/factories.ts";
import { renderFixtures } from "./render/fixtures.ts";
import { renderOpenapiTypes } from "./render/openapi-types.ts";
import { renderOperations } from "./render/operations.ts";
import { renderPaths } from "./render/paths.ts";
import { renderRoutes } from "./render/routes.ts";
import { renderSchemaTable } from "./render/schema-table.ts";
import { renderSchemas } from "./render/schemas.ts";
import { banner, type Modules } from "./render/source-text.ts";
import { renderChecks, renderValidators } from "./render/validators.ts";
import { type BundledSpec, bundleSpec } from "./spec/bundle.ts";
import { lintSpec } from "./spec/lint.ts";
import { type Problem, SpecError, sortProblems } from "./spec/problem.ts";
import { readSpec } from "./spec/read.ts";
import { findUnusedFiles } from "./spec/unused-files.ts";

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

/** What a run made, before anything is written. */
export interface Generated {
  readonly artifacts: readonly Artifact[];
  /** With `lint: "warn"`: what the linter found. */
  readonly warnings: readonly Problem[];
}

/**
 * The whole pipeline but for the writing: read and bundle → lint → render.
 *
 * @param file - absolute path of the spec's root file
 * @param lint - whether the linter's findings stop the run or are handed back as warnings
 * @throws {@link SpecError} with every problem that was found
 */
export async function generate(file: string, target: Target, lint: "error" | "warn"): Promise<Generated> {
  const spec = await bundleSpec(await readSpec(file));

  const findings = await lintSpec(spec, lint);
  // What is broken in its structure is not read to the end, so that what it refers to would seem to be unused.
  const unused = findings.some(({ rule }) => rule === "struct") ? [] : findUnusedFiles(spec, lint);
  const warnings = sortProblems([...findings.map(({ problem }) => problem), ...unused]);
  if (lint === "error" && warnings.length > 0) throw new SpecError(warnings);

  const invalid = findings.filter(({ rule }) => rule.endsWith("-examples")).map(({ pointer }) => pointer);
  const api = withoutExamples(readApi(spec.document), invalid);
  await refuseClashes(spec, api);

  const { modules } = target;
  const source = sourceName(file);
  const module = (folder: string, name: string, label: string, text: string): Artifact => ({
    file: join(folder, `${name}.gen.ts`),
    label,
    text: `${banner(source)}\n${text}`,
  });
  const artifacts = [
    {
      file: join(target.document, "openapi.json"),
      label: "document",
      text: `${JSON.stringify(spec.document, null, 2)}\n`,
    },
    module(target.types, "openapi", "types", renderOpenapiTypes(spec.document)),
    module(target.types, "schemas", "schemas", renderSchemas(api)),
    module(target.types, "constants", "constants", renderConstants(api)),
    module(target.client, "operations", "operations", renderOperations(api, modules)),
    module(target.client, "paths", "paths", renderPaths(api, modules)),
    module(target.client, "errors", "errors", renderErrors(api, modules)),
    module(target.validation, "checks", "checks", await renderChecks(api)),
    module(target.validation, "validators", "validators", renderValidators(api, modules)),
    module(target.testing, "routes", "routes", renderRoutes(api, modules)),
    module(target.testing, "fixtures", "fixtures", renderFixtures(api, modules)),
    module(target.testing, "schema-table", "shapes", renderSchemaTable(api, modules)),
    module(target.testing, "factories", "factories", renderFactories(api, modules)),
  ];
  return { artifacts, warnings };
}

async function refuseClashes(spec: BundledSpec, api: Api): Promise<void> {
  const clashes = findClashes(api);
  if (clashes.length === 0) return;
  const origins = await spec.origins();
  throw new SpecError(
    sortProblems(
      clashes.map(({ pointer, message, advice }) => ({
        ...origins.locate(pointer),
        message,
        advice,
        severity: "error" as const,
        rule: "clash",
      })),
    ),
  );
}

/** An example that doesn't validate would make a fixture that doesn't compile. */
function withoutExamples(api: Api, pointers: readonly string[]): Api {
  if (pointers.length === 0) return api;
  const isWithin = (pointer: string) => pointers.some((bad) => bad === pointer || bad.startsWith(`${pointer}/`));
  return { ...api, examples: api.examples.filter(({ pointer }) => !isWithin(pointer)) };
}

/** The same on every machine: the path within the repository, or the bare name of a document from elsewhere. */
function sourceName(file: string): string {
  const inside = relative(join(import.meta.dirname, ".."), file);
  return inside.startsWith("..") ? basename(file) : inside.replaceAll("\\", "/");
}
