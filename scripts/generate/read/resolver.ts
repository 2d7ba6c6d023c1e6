import { isUtf8 } from "node:buffer";
import { lstatSync, readFileSync } from "node:fs";
import { BaseResolver, type Document, getLineColLocation, type Source, YamlParseError } from "@redocly/openapi-core";
import { SpecError } from "./problem.ts";
import { isObject } from "./references.ts";

/**
 * Reads the root file of a spec.
 *
 * @throws {@link SpecError} if the file is missing, has a syntax error, or isn't an OpenAPI 3.0 or 3.1 document
 */
export async function readRoot(file: string, resolver: LocalResolver): Promise<Document> {
  const fail = (message: string, advice: string, { line = 1, col = 1 } = {}) =>
    new SpecError([{ file, line, column: col, message, advice, severity: "error", rule: "read" }]);

  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) throw fail("There is no such file.", "Check the path of the spec.");
  if (stats.isDirectory()) throw fail("This is a folder.", "Name the root file in it, such as openapi.yaml.");

  // The resolver returns some errors and throws others.
  const root = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error as Error);
  if (root instanceof YamlParseError) {
    const { message, advice } = explainSyntaxError(file, root.message);
    throw fail(message, advice, root);
  }
  if (root instanceof Error) throw fail(`The file can't be read: ${root.message}`, "Check its permissions.");

  if (root.source.body.trim() === "") throw fail("The file is empty.", "Begin it with `openapi: 3.1.0`.");
  const { openapi, swagger } = isObject(root.parsed) ? root.parsed : {};
  if (openapi === undefined && swagger === undefined) {
    throw fail(
      "This is not an OpenAPI document: it has no `openapi` version.",
      "Begin the file with `openapi: 3.1.0`.",
    );
  }
  if (!/^3\.[01]\.\d+$/.test(String(openapi))) {
    const pointer = openapi === undefined ? "#/swagger" : "#/openapi";
    const { start } = getLineColLocation({ source: root.source, pointer });
    throw /^3\.[01]$/.test(String(openapi))
      ? fail("The version has two numbers instead of three.", `Write \`openapi: ${openapi}.0\`.`, start)
      : fail(
          `${openapi === undefined ? `Swagger ${swagger}` : `OpenAPI ${openapi}`} is not supported.`,
          "Convert the document to OpenAPI 3.1.",
          start,
        );
  }
  return root;
}

/** Reads the files of a spec from the disk, and nothing from other hosts. */
export class LocalResolver extends BaseResolver {
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isRemote(absoluteRef)) throw new Error("Nothing is fetched from other hosts");
    return super.loadExternalRef(absoluteRef);
  }

  /** Every document that has been read, by its absolute path, the root first. */
  async documents(): Promise<Map<string, Document>> {
    const results = await Promise.allSettled(this.cache.values());
    const documents = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    return new Map(documents.flatMap((one) => (one instanceof Error ? [] : [[one.source.absoluteRef, one] as const])));
  }

  /**
   * Parses a file. JSON is YAML too, but its own parser is twenty times as fast; if it fails, the YAML parser knows line and column.
   *
   * @throws YamlParseError with line and column
   */
  override parseDocument(source: Source, isRoot = false): Document {
    const { absoluteRef, body } = source;
    const undecodable = body.indexOf("\uFFFD");
    if (undecodable >= 0 && !isUtf8(readFileSync(absoluteRef))) {
      throw parseError("the file is not encoded in UTF-8", undecodable, source);
    }
    if (absoluteRef.endsWith(".json")) {
      try {
        return { source, parsed: JSON.parse(body) };
      } catch {}
    }
    try {
      const document = super.parseDocument(source, isRoot);
      // The parser that finds lines and columns fails on it.
      if (body.includes("!!binary") && hasBytes(document.parsed)) {
        throw parseError("`!!binary` can't be written in JSON", body.indexOf("!!binary"), source);
      }
      if (!isRoot && ["string", "number", "boolean"].includes(typeof document.parsed) && /\.ya?ml$/.test(absoluteRef)) {
        throw parseError("the file contains a single value", 0, source);
      }
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

/** An error as the parser throws it: with line and column at the end of its message. */
function parseError(message: string, offset: number, source: Source): YamlParseError {
  const lines = source.body.slice(0, offset).split("\n");
  const place = `(${lines.length}:${(lines.at(-1)?.length ?? 0) + 1})`;
  return new YamlParseError(new Error(`${message} ${place}`), source);
}

function hasBytes(value: unknown): boolean {
  return value instanceof Uint8Array || (isObject(value) && Object.values(value).some(hasBytes));
}

/** Whether a reference leads to another host or protocol instead of a file. */
export function isRemote(ref: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(ref);
}

/** The message and advice for a file that can't be parsed: the parser's reason and the usual causes. */
export function explainSyntaxError(file: string, message: string): { message: string; advice: string } {
  const [line = ""] = message.replace(/^Failed to parse: /, "").split("\n");
  const reason = line.replace(/( in ".*")? \(\d+:\d+\)$/, "");
  const language = file.endsWith(".json") ? "JSON" : "YAML";
  const cause = language === "JSON" ? "a comma, a quote or a bracket" : "indentation, a quote or a colon";
  return {
    message: `This is not valid ${language}: ${reason}.`,
    advice: `Fix the syntax near this line; ${cause} is the usual cause.`,
  };
}
