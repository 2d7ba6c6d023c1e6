import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import type { Outcome } from "../output/artifacts.ts";
import { compareArtifacts } from "../output/compare.ts";
import { writeOutcomes } from "../output/write.ts";
import { generate } from "../pipeline.ts";
import { ownedFolders } from "../targets.ts";

const root = join(import.meta.dirname, "../..");

/** The spec as it stands now, and what it made of the packages. */
export interface Generation {
  /** The bundle. */
  readonly document: OpenAPI3;
  readonly outcomes: readonly Outcome[];
}

/**
 * Generates the packages' files and writes those that differ, all or none. It runs in this process, so that a second run finds the linter
 * and the renderers loaded.
 *
 * @throws SpecError with every problem; nothing has been written then
 */
export async function generatePackages(): Promise<Generation> {
  const { artifacts } = await generate(join(root, "openapi/openapi.yaml"));
  const outcomes = compareArtifacts(artifacts, ownedFolders);
  writeOutcomes(outcomes);
  const bundle = artifacts.find(({ label }) => label === "document");
  // The pipeline has made it from an OpenAPI document.
  return { document: JSON.parse(bundle?.text ?? "{}") as OpenAPI3, outcomes };
}
