import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const compiler = join(import.meta.dirname, "../../../node_modules/@typescript/native/bin/tsc");

/** What the type checker had to do. */
export interface TypeCost {
  /** Types that it made of generic ones: exact, the same on every machine. */
  readonly instantiations: number;
  readonly types: number;
}

/**
 * Type-checks a program as an application would, by TypeScript 7 in one thread, so that the counts don't
 * depend on the number of cores; TypeScript 6 counts the same.
 *
 * @param text - the program, a TypeScript module
 * @param folder - absolute, where packages are found from; a folder `.tmp` is made and removed in it
 * @throws Error with what the checker says where the program has a mistake
 */
export async function measureTypes(text: string, folder: string, skipLibCheck: boolean): Promise<TypeCost> {
  const place = join(folder, ".tmp", `types-${process.pid}-${skipLibCheck}-${Buffer.from(text).length}`);
  mkdirSync(place, { recursive: true });
  try {
    writeFileSync(join(place, "app.ts"), text);
    writeFileSync(join(place, "package.json"), '{ "type": "module" }');
    const compilerOptions = {
      target: "ES2022",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      module: "NodeNext",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      types: [],
      skipLibCheck,
    };
    writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["app.ts"] }));
    const { stdout } = await run(process.execPath, [
      compiler,
      "-p",
      place,
      "--singleThreaded",
      "--extendedDiagnostics",
    ]).catch((error: { stdout?: string }) => {
      throw new Error(`The program has mistakes:\n${error.stdout}`);
    });
    return { instantiations: readCount(stdout, "Instantiations"), types: readCount(stdout, "Types") };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function readCount(diagnostics: string, name: string): number {
  const [, count] = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(diagnostics) ?? [];
  if (count === undefined) throw new Error(`The type checker doesn't tell ${name}.`);
  return Number(count);
}
