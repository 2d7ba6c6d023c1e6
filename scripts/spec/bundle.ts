import { bundle, createConfig } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { explainBundling } from "./bundle-problems.ts";
import { findCircularReferences } from "./circular-references.ts";
import { isObject } from "./json-pointer.ts";
import { findUnfaithfulValues } from "./json-values.ts";
import { Origins } from "./origins.ts";
import { SpecError, sortProblems } from "./problem.ts";
import type { SpecSource } from "./read.ts";
import { isSelfContained } from "./references.ts";
import { findSelfComposed } from "./self-composition.ts";

/** A spec as one document, with the way back to its files. */
export interface BundledSpec {
  readonly document: OpenAPI3;
  /** The root file, absolute. */
  readonly file: string;
  /** Every file that the document was made of, absolute. */
  readonly files: ReadonlySet<string>;
  /** The way back; made on first use, since a spec without problems never needs it. */
  origins(): Promise<Origins>;
}

/**
 * Makes one document of a spec and its files. What was a file of its own becomes a component named as the file; components
 * stand in the order of their names, so that a new reference to one moves nothing.
 *
 * @throws {@link SpecError} where a file can't be parsed, a `$ref` leads nowhere or in a circle, two files would become one component, a
 *   value has no form in JSON, or a schema is composed of itself
 */
export async function bundleSpec(spec: SpecSource): Promise<BundledSpec> {
  const circles = await findCircularReferences(spec);
  if (circles.length > 0) throw new SpecError(sortProblems(circles));

  const file = spec.root.source.absoluteRef;
  // One file that refers to itself alone is its own bundle. Of a large one, the bundler would take as long as all else.
  const { parsed, files } = isSelfContained(spec.root.parsed)
    ? { parsed: spec.root.parsed, files: new Set([file]) }
    : await bundleFiles(spec);

  // Handed out as unknown; that it is an OpenAPI document was checked when it was read.
  const document = sortComponents(parsed as OpenAPI3);
  let origins: Promise<Origins> | undefined;
  const bundled: BundledSpec = {
    document,
    file,
    files,
    origins: () => {
      origins ??= Origins.of(spec, document);
      return origins;
    },
  };
  const problems = [...(await findUnfaithfulValues(bundled)), ...(await findSelfComposed(bundled))];
  if (problems.length > 0) throw new SpecError(sortProblems(problems));
  return bundled;
}

async function bundleFiles(spec: SpecSource): Promise<{ parsed: unknown; files: ReadonlySet<string> }> {
  const {
    problems,
    bundle: bundled,
    fileDependencies,
  } = await bundle({
    doc: spec.root,
    config: await createConfig({}),
    externalRefResolver: spec.resolver,
    componentRenamingConflicts: "error",
  });
  if (problems.length > 0) throw new SpecError(explainBundling(problems));
  return { parsed: bundled.parsed, files: fileDependencies };
}

function sortComponents(document: OpenAPI3): OpenAPI3 {
  const components = Object.entries(document.components ?? {}).map(([kind, group]) => [
    kind,
    isObject(group) ? Object.fromEntries(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))) : group,
  ]);
  return components.length > 0 ? { ...document, components: Object.fromEntries(components) } : document;
}
