import { join } from "node:path";
import { type Cost, runProgram, type Spread, summarize } from "../measure.ts";
import type { Missing } from "../report.ts";

const root = join(import.meta.dirname, "../../..");

/** Command lines by the names of their sides. */
export type Programs = Readonly<Record<string, { readonly command: readonly string[]; readonly cwd?: string }>>;

/** What a side cost over all rounds, and against the baseline. */
export interface Figures {
  readonly side: string;
  readonly cpu: Spread;
  readonly wall: Spread;
  readonly memory: Spread;
  readonly cpuRatio: Spread;
  readonly memoryRatio: Spread;
}

/** When this is spent, in milliseconds, no further program is begun, but those of this project and the baseline. */
const budgetMs = 1_200_000;

/** Lets whole programs take turns; ratios are those of the same round. One that fails is told with its reason. */
export async function compare(
  programs: Programs,
  baseline: string,
  rounds: number,
): Promise<{ figures: Figures[]; missing: Missing[] }> {
  const costs = new Map<string, Cost[]>();
  const missing = new Map<string, string>();
  const start = performance.now();
  for (let round = -1; round < rounds; round += 1) {
    for (const [side, { command, cwd = root }] of Object.entries(programs)) {
      if (missing.has(side)) continue;
      if (round < 0 && rounds === 1) continue; // long runs need no warm-up
      if (performance.now() - start > budgetMs && command[0] !== process.execPath && command[0] !== "npm") {
        missing.set(
          side,
          `not begun: the ${budgetMs / 1000} s of this part were spent, on a machine that was busy or slow`,
        );
        continue;
      }
      const cost = await runProgram(command, cwd).catch((error: Error) => {
        missing.set(side, error.message.replaceAll(/\s+/g, " ").slice(0, 300));
      });
      if (cost && round >= 0) costs.set(side, [...(costs.get(side) ?? []), cost]);
    }
  }
  const base = costs.get(baseline) ?? [];
  const figures = [...costs].map(([side, own]) => {
    const each = (key: keyof Cost) => summarize(own.map((cost) => cost[key]));
    const ratio = (key: keyof Cost) =>
      summarize(own.map((cost, round) => cost[key] / (base[round]?.[key] ?? Number.NaN)));
    return {
      side,
      cpu: each("cpuMs"),
      wall: each("wallMs"),
      memory: each("memoryMiB"),
      cpuRatio: ratio("cpuMs"),
      memoryRatio: ratio("memoryMiB"),
    };
  });
  return { figures, missing: [...missing].map(([side, reason]) => ({ side, reason })) };
}
