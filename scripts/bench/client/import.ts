import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alternate, type Outcome, type Sides } from "../measure/alternate.ts";
import { runProgram } from "../measure/program.ts";

/**
 * Processor time of a script that does nothing but import, against one that is empty.
 *
 * @param imports - by side, what each imports and the folder that it is found from
 */
export async function measureImports(
  imports: Readonly<Record<string, { readonly specifier: string; readonly folder: string }>>,
  rounds: number,
): Promise<Outcome[]> {
  const places: string[] = [];
  const side = (name: string, folder: string, text: string) => {
    const place = join(folder, ".tmp", `import-${process.pid}`);
    mkdirSync(place, { recursive: true });
    places.push(place);
    const file = join(place, `${name.replaceAll(/\W/g, "-")}.mjs`);
    writeFileSync(file, text);
    return async () => (await runProgram([process.execPath, file], { cwd: place })).cpuMs;
  };
  try {
    const sides: Sides = {
      "an empty script": side("empty", import.meta.dirname, ""),
      ...Object.fromEntries(
        Object.entries(imports).map(([name, { specifier, folder }]) => [
          name,
          side(name, folder, `import ${JSON.stringify(specifier)};\n`),
        ]),
      ),
    };
    return await alternate(sides, "an empty script", { rounds, warmUps: 2 });
  } finally {
    for (const place of places) rmSync(place, { recursive: true, force: true });
  }
}
