import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Sides } from "./change.ts";

/** Two versions of the generated types in one program, so that the compiler can compare them. */
export interface CompiledTypes extends Sides<Exports> {
  readonly checker: ts.TypeChecker;
}

/**
 * Compiles two versions of the generated types.
 *
 * @throws Error for any diagnostic: a type that can't be resolved is assignable to everything, so every change would look harmless
 */
export function compileTypes(sources: Sides<string>): CompiledTypes {
  const texts = new Map<string, string>([
    [names.old, sources.old],
    [names.new, sources.new],
  ]);
  const program = ts.createProgram([...texts.keys(), `/${library}`], { ...options, noLib: true }, createHost(texts));
  const diagnostics = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...[names.old, names.new].flatMap((name) => {
      const file = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    }),
  ];
  if (diagnostics.length > 0) throw new Error(explain(diagnostics));
  const checker = program.getTypeChecker();
  return { checker, old: exportsOf(program, checker, names.old), new: exportsOf(program, checker, names.new) };
}

/** The types that a generated module exports, by name. */
export type Exports = ReadonlyMap<string, ts.Type>;

const names = { old: "/old.ts", new: "/new.ts" } as const;
// Generated types need nothing newer except Blob, and a small library loads in a tenth of the time.
const library = "lib.es5.d.ts";
const blob = "interface Blob { readonly size: number; readonly type: string }";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

let libraryFile: ts.SourceFile | undefined;

function readLibrary(): ts.SourceFile {
  const text = () => readFileSync(join(dirname(ts.getDefaultLibFilePath(options)), library), "utf8");
  libraryFile ??= ts.createSourceFile(`/${library}`, `${text()}\n${blob}`, ts.ScriptTarget.ES2022);
  return libraryFile;
}

function createHost(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, languageVersion) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, languageVersion);
      return name === `/${library}` ? readLibrary() : undefined;
    },
    getDefaultLibFileName: () => `/${library}`,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, name: string): Exports {
  const file = program.getSourceFile(name);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`The generated types of ${name} export nothing.`);
  return new Map(
    checker.getExportsOfModule(module).map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
  );
}

function explain(diagnostics: readonly ts.Diagnostic[]): string {
  const lines = diagnostics.slice(0, 10).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const side = file?.fileName === names.old ? "old" : "new";
    return `  the ${side} types, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n").slice(0, 200)}`;
  });
  return `The generated types don't compile, so they can't be compared:\n${lines.join("\n")}\nRun \`npm run generate\` and \`npm run typecheck\`. The old types are those of the base commit.`;
}
