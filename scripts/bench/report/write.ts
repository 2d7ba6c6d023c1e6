import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parts } from "../parts.ts";
import { type Bar, isMet, type PartResult } from "../result.ts";
import { renderBars, renderMachine, renderPart } from "./markdown.ts";
import { renderPlot } from "./plot.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "scripts/bench/results");

/** What the last runs of all parts found, in the order of the parts. */
export function readResults(): PartResult[] {
  const found = new Set(readdirSync(join(folder, "data")));
  const names = Object.keys(parts).filter((name) => found.has(`${name}.json`));
  // run-part.ts wrote them.
  return names.map((name) => JSON.parse(readFileSync(join(folder, "data", `${name}.json`), "utf8")) as PartResult);
}

/** Writes the pages and the plots of all results, and the table of the README. */
export async function writeReport(results: readonly PartResult[]): Promise<void> {
  for (const result of results) {
    writeFileSync(join(folder, `${result.part}.md`), renderPart(result));
    for (const { plot } of result.tables) {
      if (plot) writeFileSync(join(folder, `${plot.file}.svg`), `${await renderPlot(plot)}\n`);
    }
  }
  const all = results.flatMap(({ part, bars }) => bars.map((bar) => ({ part, bar })));
  const pages = results.map(({ part, machine }) => `- [${part}](${part}.md). ${renderMachine(machine)}`).join("\n");
  const summary = renderBars(all);
  writeFileSync(join(folder, "README.md"), `# Results\n\n${summary}\n\n${pages}\n`);
  fillIn(join(root, "README.md"), `${summary}\n\n${describeLoad(results)}`);
}

/** How busy the machine was, without which the figures say little. */
function describeLoad(results: readonly PartResult[]): string {
  const loads = results.flatMap(({ machine }) => machine.load);
  const [least, most] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1));
  const cores = results[0]?.machine.cores;
  const isBusy = cores !== undefined && Math.max(...loads) > 2 * cores;
  return (
    `Load average of the machine, which has ${cores} cores: ${least} to ${most}. ` +
    (isBusy
      ? "It was busy with other work: sizes, counts and processor times hold; what is measured by the clock, such as the storm's time and requests per second, has to be measured again on a quiet one."
      : "Little else ran on it.")
  );
}

/** The bars that are missed. */
export function findMissed(results: readonly PartResult[]): (Bar & { readonly part: string })[] {
  return results.flatMap(({ part, bars }) => bars.filter((bar) => !isMet(bar)).map((bar) => ({ ...bar, part })));
}

const [begin, end] = ["<!-- bench -->", "<!-- /bench -->"];

/** Puts a text between the marks of a page. @throws Error where they aren't there */
function fillIn(file: string, text: string): void {
  const page = readFileSync(file, "utf8");
  const [before, rest] = page.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (after === undefined) throw new Error(`${file} has no ${begin} with ${end} after it.`);
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
