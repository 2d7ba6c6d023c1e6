import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { generate } from "../../generate/pipeline.ts";
import type { Artifact } from "../../generate/write/write.ts";
import type { Outcome } from "../../release/program.ts";
import { scratchFolder } from "./compile.ts";
import { copyDocument, type Edit } from "./copy.ts";
import { runGenerate } from "./run.ts";

const root = join(import.meta.dirname, "../../..");
const packages = ["types", "client", "testing"] as const;

/** A copy of this repository's tools with another document. */
export interface Project {
  /** Its absolute path. */
  readonly root: string;
  /** Runs `npm run generate` in it. */
  run(...options: string[]): Promise<Outcome>;
  remove(): void;
}

/**
 * Copies the generator into a temporary folder, with one of the tests' documents as its `openapi/`.
 *
 * @param edits - changes of the document; their files are relative to `openapi/`
 */
export function createProject(document: string, edits: readonly Edit[] = []): Project {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-project-")));
  const spec = copyDocument(document, edits);
  cpSync(spec.folder, join(project, "openapi"), { recursive: true });
  spec.remove();
  const isCode = (path: string) => !/[/\\](node_modules|\.tmp|bench|test|reports|consumers|runtimes)$/.test(path);
  cpSync(join(root, "scripts"), join(project, "scripts"), { recursive: true, filter: isCode });
  cpSync(join(root, "package.json"), join(project, "package.json"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  symlinkSync(join(root, "scripts/node_modules"), join(project, "scripts/node_modules"));
  return {
    root: project,
    run: (...options) => runGenerate(options, project, join(project, "scripts/generate/index.ts")),
    remove: () => rmSync(project, { recursive: true }),
  };
}

/**
 * Generates packages from a document of the tests, without lint, into a folder: the generated files with the hand-written code around
 * them. Imports of `@ld-rest/*` resolve to the folder's own packages.
 *
 * @param name - name of the folder, one for each test file
 * @param document - path within `test/documents`
 * @returns absolute path of the folder
 */
export async function generatePackages(
  name: string,
  document: string,
  options: { readonly lint?: boolean } = {},
): Promise<string> {
  const file = join(import.meta.dirname, "../documents", document);
  const { artifacts } = await generate(file, { lint: false, ...options });
  return writePackages(name, artifacts);
}

/** Writes generated files into a folder of that name, with the hand-written code of the packages around them. */
function writePackages(name: string, artifacts: readonly Artifact[]): string {
  const folder = scratchFolder(name);
  for (const workspace of packages) {
    const from = join(root, "packages", workspace);
    const to = join(folder, "packages", workspace);
    const isWritten = (path: string) => !/\.gen\.(js|d\.ts|ts)$/.test(path);
    cpSync(join(from, "src"), join(to, "src"), { recursive: true, filter: isWritten });
    const manifest = readFileSync(join(from, "package.json"), "utf8");
    const ofSources = manifest
      .replaceAll(/\.\/dist\/([\w/-]+)(\.d\.ts|\.js)"/g, './src/$1.ts"')
      .replace('"sideEffects": false', '"sideEffects": true'); // so that tests of bundles see which code has effects
    writeFileSync(join(to, "package.json"), ofSources);
    mkdirSync(join(folder, "node_modules/@ld-rest"), { recursive: true });
    symlinkSync(to, join(folder, "node_modules/@ld-rest", workspace));
  }
  for (const { file, text } of artifacts) {
    const path = join(folder, relative(root, file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}
