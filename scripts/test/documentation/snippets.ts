import { cpSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listFiles, root } from "../setup/repository.ts";
import { readExamples } from "./examples.ts";
import { type CodeBlock, readCodeBlocks } from "./markdown.ts";

/** A TypeScript block of the documentation. */
export interface Snippet {
  /** File and line. */
  readonly place: string;
  /** The name of its module, without the extension. Ends in `.test` if it is a test for vitest. */
  readonly module: string;
  readonly text: string;
}

/** The READMEs and CONTRIBUTING, as paths in the repository. */
export function listDocuments(): string[] {
  return listFiles().filter((file) => /(^|\/)(README|CONTRIBUTING)\.md$/.test(file));
}

/** Every `ts` block of the documentation and of the packages' doc comments. */
export function listSnippets(): Snippet[] {
  const sources = listFiles().filter((file) => /^packages\/\w+\/src\/.*\.ts$/.test(file));
  return [
    ...listDocuments().flatMap((file) => name(file, readCodeBlocks(read(file)))),
    ...sources.flatMap((file) => name(file, readExamples(read(file)))),
  ];
}

/**
 * Writes snippets into a temporary folder in which the built packages are installed, with a `tsconfig.json` that is as strict as a
 * consumer's can be. The caller removes it.
 */
export function writeSnippets(snippets: readonly Snippet[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-snippets-")));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  cpSync(join(import.meta.dirname, "fake-fetch.ts"), join(folder, "fake-fetch.ts"));
  for (const { module, text } of snippets) writeFileSync(join(folder, `${module}.ts`), text);
  writeJson(join(folder, "package.json"), { type: "module" });
  writeJson(join(folder, "tsconfig.json"), {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      skipLibCheck: false,
      lib: ["ES2023", "DOM"],
      types: ["node"],
      // A snippet shows results without using them.
      noUnusedLocals: false,
    },
    include: ["*.ts"],
  });
  return folder;
}

function name(file: string, blocks: readonly CodeBlock[]): Snippet[] {
  return blocks
    .filter(({ language }) => language === "ts")
    .map(({ line, text }) => ({
      place: `${file}:${line}`,
      module: `${file.replaceAll(/[^A-Za-z0-9]+/g, "-")}-${line}${/ from "vitest"/.test(text) ? ".test" : ""}`,
      text: `${text}\n`,
    }));
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}
