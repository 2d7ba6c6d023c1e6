import type { BaseResolver, Document } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { bundleFiles } from "./bundle.ts";
import { findCircles, findInexactNumbers } from "./checks.ts";
import { createLocator, type Locator } from "./locate.ts";
import { SpecError, sortProblems } from "./problem.ts";
import { listReferences } from "./references.ts";
import { LocalResolver, readRoot } from "./resolver.ts";

/** A spec as one document, with the way back to its files. */
export interface Spec {
  readonly document: OpenAPI3;
  /** The root file, absolute. */
  readonly file: string;
  /** Every file that the document was made of, absolute. */
  readonly files: ReadonlySet<string>;
  /** Finds the place in the files of a value in the document. */
  readonly locate: Locator;
}

/**
 * Reads a spec and the files that it refers to, and makes one document of them. Each file becomes a component with the file's name.
 *
 * @param file - absolute path of the root file, YAML or JSON, with an OpenAPI 3.0 or 3.1 document
 * @throws {@link SpecError} if a file is missing or has a syntax error, a `$ref` leads nowhere or in a circle, or two files would become
 *   one component
 */
export async function readSpec(file: string): Promise<Spec> {
  const resolver = new LocalResolver();
  const root = await readRoot(file, resolver);
  await readReferences(root, resolver);
  const circles = findCircles(await resolver.documents());
  if (circles.length > 0) throw new SpecError(sortProblems(circles));

  const document = await bundleFiles(root, resolver);
  const files = await resolver.documents();
  const locate = createLocator(document, files);
  const numbers = findInexactNumbers(document, locate);
  if (numbers.length > 0) throw new SpecError(sortProblems(numbers));
  return { document, file, files: new Set(files.keys()), locate };
}

/** Reads every file that a document refers to, directly or not. */
async function readReferences(root: Document, resolver: BaseResolver): Promise<void> {
  const documents = new Set([root]);
  // The loop also visits the documents that are added on the way.
  for (const { source, parsed } of documents) {
    for (const { ref } of listReferences(parsed)) {
      const [file] = ref.split("#");
      if (!file) continue;
      // The bundler reports files that can't be read or parsed.
      const document = await resolver.resolveDocument(source.absoluteRef, file).catch((error: Error) => error);
      if (!(document instanceof Error)) documents.add(document);
    }
  }
}
