import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  createConfig,
  type Document,
  getLineColLocation,
  type NormalizedProblem,
  parseYaml,
  type Source,
  YamlParseError,
} from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { createLocator, type Locator } from "./locate.ts";
import { type Problem, SpecError, sortProblems } from "./problem.ts";
import {
  isObject,
  isReference,
  listReferences,
  pointerSegments,
  toPointer,
  valueAt,
  visitValues,
} from "./references.ts";

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
 * Components are in the order of their names, so that a new reference to one moves nothing.
 *
 * @param file - absolute path of the root file, YAML or JSON, with an OpenAPI 3.0 or 3.1 document
 * @throws {@link SpecError} if a file is missing or has a syntax error, a `$ref` leads nowhere or back to itself, or two files would become
 *   one component
 */
export async function readSpec(file: string): Promise<Spec> {
  const resolver = new LocalResolver();
  const root = await readRoot(file, resolver);
  const circular = await findCircularReferences(root, resolver);
  if (circular.length > 0) throw new SpecError(sortProblems(circular));
  const document = sortComponents(await bundleFiles(root, resolver));
  const files = await resolver.documents();
  const locate = createLocator(document, files);
  const inexact = findInexactNumbers(document, locate);
  if (inexact.length > 0) throw new SpecError(sortProblems(inexact));
  return { document, file, files: new Set(files.keys()), locate };
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

  /** Parses a file. JSON is YAML too, but its own parser is twenty times as fast; if it fails, the YAML parser knows line and column. */
  override parseDocument(source: Source, isRoot = false): Document {
    if (source.absoluteRef.endsWith(".json")) {
      try {
        return { source, parsed: JSON.parse(source.body) };
      } catch {}
    }
    return super.parseDocument(source, isRoot);
  }
}

async function readRoot(file: string, resolver: BaseResolver): Promise<Document> {
  const fail = (text: Pick<Problem, "message" | "advice">, { line = 1, col = 1 } = {}) =>
    new SpecError([{ ...text, file, line, column: col, severity: "error", rule: "read" }]);
  // The resolver returns some errors and throws others.
  const root = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error as Error);
  if (root instanceof YamlParseError) throw fail(explainSyntaxError(file, root.message), root);
  if (root instanceof Error) {
    const message = root.message.startsWith("ENOENT")
      ? "There is no such file."
      : `The file can't be read: ${root.message}`;
    throw fail({ message, advice: "Check the path of the spec." });
  }
  const { openapi } = isObject(root.parsed) ? root.parsed : {};
  if (openapi === undefined) {
    throw fail({ message: "The file has no `openapi` version.", advice: "Begin it with `openapi: 3.1.0`." });
  }
  if (!/^3\.[01]\.\d+$/.test(String(openapi))) {
    const { start } = getLineColLocation({ source: root.source, pointer: "#/openapi" });
    throw fail({ message: `OpenAPI ${openapi} is not supported.`, advice: "Use OpenAPI 3.1, such as 3.1.0." }, start);
  }
  return root;
}

/** Finds `$ref`s that lead back to themselves: the bundler fails at one without its place. A schema may refer to itself from a property. */
async function findCircularReferences(root: Document, resolver: BaseResolver): Promise<Problem[]> {
  const problems: Problem[] = [];
  const documents = new Set([root]);
  // The loop also visits the documents that are added on the way.
  for (const document of documents) {
    for (const { segments } of listReferences(document.parsed)) {
      const first = valueAt(document.parsed, segments);
      const visited = new Set<unknown>();
      let [node, current] = [first, document];
      while (isReference(node) && !visited.has(node)) {
        visited.add(node);
        const [file, fragment = ""] = node.$ref.split("#");
        const target: Document | Error = file
          ? await resolver.resolveDocument(current.source.absoluteRef, file).catch((error: Error) => error)
          : current;
        if (target instanceof Error) {
          node = undefined; // the bundler reports files that can't be read
        } else {
          documents.add(target);
          node = valueAt(target.parsed, pointerSegments(fragment));
          current = target;
        }
      }
      if (node === first && visited.size > 0) problems.push(circle(document, segments));
    }
  }
  return problems;
}

function circle({ source }: Document, segments: readonly string[]): Problem {
  const { start } = getLineColLocation({ source, pointer: toPointer(segments) });
  return {
    ...{ file: source.absoluteRef, line: start.line, column: start.col, severity: "error", rule: "circle" },
    message: "The `$ref` leads back to itself.",
    advice: "Correct it. To nest a schema in itself, refer to it from a property or an item.",
  };
}

async function bundleFiles(root: Document, resolver: BaseResolver): Promise<OpenAPI3> {
  // Bundling a large document takes seconds. That it is an OpenAPI document was checked when it was read.
  if (isSelfContained(root.parsed)) return root.parsed as OpenAPI3;
  const { problems, bundle: bundled } = await bundle({
    doc: root,
    config: await createConfig({}),
    externalRefResolver: resolver,
    componentRenamingConflicts: "error",
  });
  // A file that can't be parsed is reported once for itself and once for every `$ref` to it.
  const syntaxErrors = problems.filter(isSyntaxError);
  const causes = syntaxErrors.length > 0 ? syntaxErrors : problems;
  if (causes.length > 0) throw new SpecError(sortProblems(causes.map(explain)));
  return bundled.parsed as OpenAPI3;
}

/** Whether every `$ref` of a document leads to a value in the document itself. */
function isSelfContained(document: unknown): boolean {
  const refs = new Set(listReferences(document).map(({ ref }) => ref));
  return [...refs].every((ref) => ref.startsWith("#/") && valueAt(document, pointerSegments(ref)) !== undefined);
}

function sortComponents(document: OpenAPI3): OpenAPI3 {
  const components = Object.entries(document.components ?? {}).map(([kind, group]) => [
    kind,
    isObject(group) ? Object.fromEntries(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))) : group,
  ]);
  return components.length > 0 ? { ...document, components: Object.fromEntries(components) } : document;
}

function explain(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  if (!location) throw new Error(`The bundler reported a problem without a place: ${problem.message}`);
  const { start, source } = getLineColLocation(location);
  const file = source.absoluteRef;
  return {
    ...{ file, line: start.line || 1, column: start.col || 1, severity: "error", rule: "bundle" },
    ...(isSyntaxError(problem)
      ? explainSyntaxError(file, problem.message)
      : (explainNameClash(problem) ?? explainReference(source, location.pointer))),
  };
}

function isSyntaxError({ message }: NormalizedProblem): boolean {
  return message.startsWith("Failed to parse: ");
}

function explainSyntaxError(file: string, message: string) {
  const [line = ""] = message.replace("Failed to parse: ", "").split("\n");
  const reason = line.replace(/( in ".*")? \(\d+:\d+\)$/, "");
  return {
    message: `This is not valid ${file.endsWith(".json") ? "JSON" : "YAML"}: ${reason}.`,
    advice: "Fix the syntax near this line. Indentation, a quote, a colon or a bracket is the usual cause.",
  };
}

function explainNameClash({ message }: NormalizedProblem) {
  const [, name] = /^Two .+ with the same name but different content\. Renamed (.+) to/.exec(message) ?? [];
  return name === undefined
    ? undefined
    : {
        message: `Two different files would become the component \`${name}\`.`,
        advice: "Rename one of them: a file's name is its component's name.",
      };
}

function explainReference(source: Source, pointer = "#/") {
  const node = valueAt(parseYaml(source.body), pointerSegments(pointer));
  const ref = isReference(node) ? node.$ref : String(node);
  const [uri = "", fragment = ""] = ref.split("#");
  const file = uri === "" ? source.absoluteRef : resolve(dirname(source.absoluteRef), decodeURIComponent(uri));
  const name = relative(process.cwd(), file);
  const reason = isRemote(ref)
    ? "nothing is fetched from other hosts"
    : existsSync(file)
      ? `${name} has nothing at \`#${fragment}\``
      : `there is no file ${name}`;
  return {
    message: `The \`$ref\` leads nowhere: ${reason}.`,
    advice: "Correct it. A path is relative to the file with the `$ref`; `#` is the top of a file.",
  };
}

/** At the ends of 64 bits, a limit may be rounded. */
const limits = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

/** Finds numbers that JSON or JavaScript can't hold: infinities, and integers that a double rounds. */
function findInexactNumbers(document: unknown, locate: Locator): Problem[] {
  const problems: Problem[] = [];
  visitValues(document, (value, path) => {
    if (typeof value !== "number" || limits.has(path.at(-1) ?? "")) return;
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
    problems.push({
      ...locate(toPointer(path)),
      message: Number.isFinite(value)
        ? "The number is beyond 2⁵³, where JavaScript rounds integers."
        : "This number can't be written in JSON.",
      advice: "Use a smaller number, or describe the value as a string.",
      severity: "error",
      rule: "number",
    });
  });
  return problems;
}

/** Whether a reference leads to another host or protocol instead of a file. */
function isRemote(ref: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(ref);
}
