import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { SpecError } from "../generate/read/problem.ts";
import { readSpec } from "../generate/read/read.ts";

/** Thrown where a document can't be had or isn't one. The message says what to do. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";
}

/** How long a server may take, in milliseconds. */
const patience = 60_000;

/**
 * Reads an OpenAPI document, 3.0 or 3.1, in YAML or JSON, in one file or several.
 *
 * @param place - a path, or an http(s) URL
 * @param fetch - how URLs are fetched
 * @throws {@link UnreadableDocument}
 */
export async function readUpstream(place: string, fetch = globalThis.fetch): Promise<OpenAPI3> {
  if (!/^https?:\/\//i.test(place)) return readFile(resolve(place), place);
  const text = await download(place, fetch);
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-upstream-"));
  try {
    const file = join(folder, text.trimStart().startsWith("{") ? "openapi.json" : "openapi.yaml");
    await writeFile(file, text);
    return await readFile(file, place);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readFile(file: string, place: string): Promise<OpenAPI3> {
  try {
    const { document } = await readSpec(file);
    return document;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const reasons = error.problems.slice(0, 5).map(({ line, message }) => `  line ${line}: ${message}`);
    throw new UnreadableDocument(`${place} is no OpenAPI document that can be read:\n${reasons.join("\n")}`);
  }
}

async function download(url: string, fetch: typeof globalThis.fetch): Promise<string> {
  const { ok, status, text } = await ask(url, fetch);
  if (!ok) throw new UnreadableDocument(`${url} answered ${status}. Check the URL.`);
  if (text.trimStart().startsWith("<")) {
    throw new UnreadableDocument(
      `${url} answered with a page (HTML), not with a document. Check the URL; it may want a login.`,
    );
  }
  return text;
}

interface Answer {
  readonly ok: boolean;
  /** Code and words. */
  readonly status: string;
  readonly text: string;
}

async function ask(url: string, fetch: typeof globalThis.fetch): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      headers: { accept: "application/json, application/yaml" },
      signal: AbortSignal.timeout(patience),
    });
    const status = `${answer.status} ${answer.statusText}`.trimEnd();
    return { ok: answer.ok, status, text: await answer.text() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableDocument(`${url} can't be fetched: ${reason}. Check the URL and the network, or pass a file.`);
  }
}
