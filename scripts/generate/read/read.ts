import { isUtf8 } from "node:buffer";
import { lstatSync, readFileSync } from "node:fs";
import { BaseResolver, type Document, getLineColLocation, type Source, YamlParseError } from "@redocly/openapi-core";
import { adviseOnSyntax } from "./advice.ts";
import { SpecError } from "./problem.ts";
import { isObject } from "./references.ts";

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

/** Reads the files of a spec from the disk, and nothing from anywhere else. */
export class LocalResolver extends BaseResolver {
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isRemote(absoluteRef)) throw new Error("Nothing is fetched from elsewhere");
    return super.loadExternalRef(absoluteRef);
  }

  /**
   * Parses a file. JSON is YAML too, but its own parser is twenty times as fast; where it fails, the YAML parser knows line and column.
   *
   * @throws YamlParseError with line and column
   */
  override parseDocument(source: Source, isRoot = false): Document {
    const { absoluteRef, body } = source;
    const undecodable = body.indexOf("\uFFFD");
    if (undecodable >= 0 && !isUtf8(readFileSync(absoluteRef)))
      throw parseError("the file is not encoded in UTF-8", undecodable, source);
    if (absoluteRef.endsWith(".json")) {
      try {
        return { source, parsed: JSON.parse(body) };
      } catch {}
    }
    try {
      const document = super.parseDocument(source, isRoot);
      // The parser that finds lines and columns fails on it.
      if (body.includes("!!binary") && hasBytes(document.parsed))
        throw parseError("`!!binary` has no form in JSON", body.indexOf("!!binary"), source);
      return document;
    } catch (error) {
      if (!String(error).includes("single document")) throw error;
      // A marker with nothing but comments before it begins the first document.
      const markers = [...body.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
      const second = markers.find((index) => /^[^#\s]/m.test(body.slice(0, index)));
      throw parseError("the file has more than one document", second ?? 0, source);
    }
  }
}

/** An error in the parser's own form: with line and column at the end of its message. */
function parseError(message: string, offset: number, source: Source): YamlParseError {
  const lines = source.body.slice(0, offset).split("\n");
  const place = `(${lines.length}:${(lines.at(-1)?.length ?? 0) + 1})`;
  return new YamlParseError(new Error(`${message} ${place}`), source);
}

function hasBytes(value: unknown): boolean {
  return value instanceof Uint8Array || (isObject(value) && Object.values(value).some(hasBytes));
}

/** Whether a reference leads to another host or protocol, and not to a file. */
export function isRemote(ref: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(ref);
}
