import { lstatSync } from "node:fs";
import { type Document, getLineColLocation, YamlParseError } from "@redocly/openapi-core";
import { adviseOnSyntax } from "./advice.ts";
import { SpecError } from "./problem.ts";
import { LocalResolver } from "./resolver.ts";

/** A spec as it was read: its root file, and the resolver that holds every file it refers to. */
export interface SpecSource {
  readonly root: Document;
  readonly resolver: LocalResolver;
}

/**
 * Reads the root file of a spec. The files that it refers to are read when it is bundled.
 *
 * @param file - absolute path of a YAML or JSON file with an OpenAPI 3.0 or 3.1 document
 * @throws {@link SpecError} where the file is missing, isn't YAML or JSON, or holds another kind of document
 */
export async function readSpec(file: string): Promise<SpecSource> {
  const refuse = (message: string, advice: string, line = 1, column = 1) =>
    new SpecError([{ file, line, column, message, advice, severity: "error", rule: "read" }]);

  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) throw refuse("There is no such file.", "Check the path of the spec.");
  if (stats.isDirectory()) throw refuse("This is a folder.", "Name the root file in it, such as openapi.yaml.");

  const resolver = new LocalResolver();
  // The resolver returns some errors and throws others.
  const root = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error as Error);
  if (root instanceof YamlParseError) {
    const { message, advice } = adviseOnSyntax(file, root.message);
    throw refuse(message, advice, root.line, root.col);
  }
  if (root instanceof Error) throw refuse(`The file can't be read: ${root.message}`, "Check its permissions.");

  if (root.source.body.trim() === "") throw refuse("The file is empty.", "Begin it with `openapi: 3.1.0`.");
  const { openapi, swagger } = fields(root.parsed);
  if (openapi === undefined && swagger === undefined) {
    throw refuse("This is no OpenAPI document: it has no `openapi` version.", "Begin the file with `openapi: 3.1.0`.");
  }
  if (!/^3\.[01]\.\d+$/.test(String(openapi))) {
    const pointer = openapi === undefined ? "#/swagger" : "#/openapi";
    const { start } = getLineColLocation({ source: root.source, pointer });
    const version = openapi === undefined ? `Swagger ${swagger}` : `OpenAPI ${openapi}`;
    throw /^3\.[01]$/.test(String(openapi))
      ? refuse(
          "The version has two numbers in place of three.",
          `Write \`openapi: ${openapi}.0\`.`,
          start.line,
          start.col,
        )
      : refuse(
          `This is ${version}. Only OpenAPI 3.0 and 3.1 can be generated from.`,
          "Convert the document to OpenAPI 3.1.",
          ...[start.line, start.col],
        );
  }
  return { root, resolver };
}

function fields(parsed: unknown): { openapi?: unknown; swagger?: unknown } {
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}
