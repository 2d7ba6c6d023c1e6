import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { alternate, type Outcome, type Sides } from "../measure/alternate.ts";
import { runProgram } from "../measure/program.ts";

/**
 * Processor time of a script that does nothing but import, against one that is empty.
 *
 * @param specifier - what is imported
 * @param place - absolute, the folder that it is installed in; the scripts are written there
 */
export async function measureImport(specifier: string, place: string, rounds: number): Promise<Outcome[]> {
  const side = (name: string, text: string) => {
    const file = join(place, `${name}.mjs`);
    writeFileSync(file, text);
    return async () => (await runProgram([process.execPath, file], { cwd: place })).cpuMs;
  };
  const sides: Sides = {
    "an empty script": side("empty", ""),
    [specifier]: side("imports", `import ${JSON.stringify(specifier)};\n`),
  };
  return await alternate(sides, "an empty script", { rounds, warmUps: 2 });
}
