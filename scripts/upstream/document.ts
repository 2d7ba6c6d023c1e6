import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import type { Output } from "../generate/command-line.ts";
import type { Operation } from "../generate/model/operations.ts";
import { SpecError } from "../generate/read/problem.ts";
import { readSpec } from "../generate/read/read.ts";

/** Thrown if the vendor's document can't be fetched or read. The message says what to do. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";
}

/** The documents that the command works with, and where it prints. */
export interface Context {
  /** The folder of the repository. */
  readonly root: string;
  readonly output: Output;
  readonly ours: OpenAPI3;
  /** The vendor's document, OpenAPI 3.0 or 3.1, bundled. */
  readonly theirs: OpenAPI3;
  /** Path or URL of the vendor's document. */
  readonly source: string;
}

/** Timeout of a download, in milliseconds. */
const timeout = 60_000;

/**
 * Reads an OpenAPI document, 3.0 or 3.1, in YAML or JSON, in one file or several.
 *
 * @param source - a path, or an http(s) URL
 * @param fetch - fetches URLs
 * @throws {@link UnreadableDocument}
 */
export async function readUpstream(source: string, fetch = globalThis.fetch): Promise<OpenAPI3> {
  if (!/^https?:\/\//i.test(source)) return readFile(resolve(source), source);
  const text = await download(source, fetch);
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-upstream-"));
  try {
    const file = join(folder, text.trimStart().startsWith("{") ? "openapi.json" : "openapi.yaml");
    await writeFile(file, text);
    return await readFile(file, source);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether two operations have the same method and path. The names of path parameters may differ. */
export function isSameOperation(one: Operation, other: Operation): boolean {
  const key = ({ method, path }: Operation) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
  return key(one) === key(other);
}

async function readFile(file: string, source: string): Promise<OpenAPI3> {
  try {
    const { document } = await readSpec(file);
    return document;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const reasons = error.problems.slice(0, 5).map(({ line, message }) => `  line ${line}: ${message}`);
    throw new UnreadableDocument(
      `${source} can't be read as an OpenAPI document. Check the path or URL, or fix the document:\n${reasons.join("\n")}`,
    );
  }
}

async function download(url: string, fetch: typeof globalThis.fetch): Promise<string> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json, application/yaml" },
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    if (!response.ok) {
      const status = `${response.status} ${response.statusText}`.trimEnd();
      throw new UnreadableDocument(`${url} responded with ${status}. Check the URL.`);
    }
    if (text.trimStart().startsWith("<")) {
      throw new UnreadableDocument(
        `${url} responded with an HTML page instead of an OpenAPI document. Check the URL; it may require a login.`,
      );
    }
    return text;
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableDocument(`${url} can't be fetched: ${reason}. Check the URL and the network, or pass a file.`);
  }
}
