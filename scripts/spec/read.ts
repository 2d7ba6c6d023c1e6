import { lstatSync } from "node:fs";
import { BaseResolver, type Document, YamlParseError } from "@redocly/openapi-core";
import { adviseOnYaml } from "./advice.ts";
import { SpecError } from "./problem.ts";

/** A spec as it was read: its root file, and the resolver that holds every file it refers to. */
export interface SpecSource {
  readonly root: Document;
  readonly resolver: BaseResolver;
}

/**
 * Reads the root file of a spec. The files that it refers to are read when it is bundled.
 *
 * @param file - absolute path of a YAML or JSON file with an OpenAPI 3.0 or 3.1 document
 * @throws {@link SpecError} where the file is missing, isn't YAML or JSON, or holds another kind of document
 */
export async function readSpec(file: string): Promise<SpecSource> {
  const refuse = (message: string, advice: string, line = 1, column = 1) =>
    new SpecError([{ file, line, column, message, advice, severity: "error" }]);

  if (!lstatSync(file, { throwIfNoEntry: false })) {
    throw refuse("There is no such file.", "Check the path of the spec.");
  }
  const resolver = new BaseResolver();
  // The resolver returns some errors and throws others.
  const root = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error as Error);
  if (root instanceof YamlParseError) {
    const { message, advice } = adviseOnYaml(root.message);
    throw refuse(message, advice, root.line, root.col);
  }
  if (root instanceof Error) {
    throw refuse(`The file can't be read: ${root.message}`, "Check its path and permissions.");
  }
  const version = openapiVersion(root.parsed);
  if (version === undefined) {
    throw refuse("This is no OpenAPI document: it has no `openapi` version.", "Begin the file with `openapi: 3.1.0`.");
  }
  if (!/^3\.[01]\.\d+$/.test(version)) {
    throw refuse(
      `The document is OpenAPI ${version}; only 3.0 and 3.1 can be generated from.`,
      "Convert the document, or begin it with `openapi: 3.1.0` where that is what it is.",
    );
  }
  return { root, resolver };
}

function openapiVersion(parsed: unknown): string | undefined {
  return typeof parsed === "object" && parsed !== null && "openapi" in parsed ? String(parsed.openapi) : undefined;
}
