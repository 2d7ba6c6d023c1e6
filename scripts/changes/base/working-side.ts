import { join, relative } from "node:path";
import { renderOpenapiTypes } from "../../render/openapi-types.ts";
import { bundleSpec } from "../../spec/bundle.ts";
import { readSpec } from "../../spec/read.ts";
import { type Side, sideOf } from "../side.ts";
import type { Locate } from "./released-side.ts";

/**
 * The API as the working tree has it, generated in memory: nobody has to run `npm run generate` before they ask.
 *
 * @throws SpecError where the spec is broken
 */
export async function readWorkingSide(root: string): Promise<Side & { locate(): Promise<Locate> }> {
  const spec = await bundleSpec(await readSpec(join(root, "openapi/openapi.yaml")));
  const side = sideOf(spec.document, await renderOpenapiTypes(structuredClone(spec.document)));
  return {
    ...side,
    locate: async () => {
      const origins = await spec.origins();
      return (pointer) => {
        const { file, line } = origins.locate(pointer, true);
        return { file: relative(root, file).replaceAll("\\", "/"), line };
      };
    },
  };
}
