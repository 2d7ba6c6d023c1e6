import { formatNumber, formatSpread } from "../measure/format.ts";
import { type Spread, summarize } from "../measure/statistics.ts";
import { runWorker, startServer } from "../measure/worker.ts";
import type { Counts } from "./limited-server.ts";
import type { StormResult } from "./storm-worker.ts";

/** Who else uses the limit. */
export type Company = "alone" | "burst" | "spread";

/** What several storms of one side came to. */
export interface Storm {
  readonly side: string;
  /** Calls that failed, and calls that the server refused: the most of all rounds. */
  readonly failed: number;
  readonly refused: number;
  /** The time that it took against the least that 500 calls need. */
  readonly ratio: Spread;
}

/** 500 calls in windows of 50 that begin with the storm: the tenth window begins after nine. */
const leastMs = 9 * 500;

/** The same where another user takes half of each window: the twentieth begins after nineteen. */
const leastMsInCompany = 19 * 500;

/** Sends storms one after another, to a server that no other side uses. */
export async function storm(side: string, module: URL, company: Company, rounds: number): Promise<Storm> {
  const server = await startServer(new URL("limited-server.ts", import.meta.url));
  const other =
    company === "alone" ? undefined : await startServer(new URL("other-user.ts", import.meta.url), server.url, company);
  try {
    const results: (StormResult & Counts)[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const result = await runWorker<StormResult>(new URL("storm-worker.ts", import.meta.url), module.href, server.url);
      results.push({ ...result, ...(await server.ask<Counts>("counts")) });
    }
    const least = company === "alone" ? leastMs : leastMsInCompany;
    return {
      side,
      failed: Math.max(...results.map(({ failed }) => failed)),
      refused: Math.max(...results.map(({ refused }) => refused)),
      ratio: summarize(results.map(({ ms }) => ms / least)),
    };
  } finally {
    other?.stop();
    server.stop();
  }
}

/** The lines of a table of storms. */
export function stormRows(storms: readonly Storm[]): string[][] {
  return storms.map(({ side, failed, refused, ratio }) => [
    side,
    formatNumber(failed),
    formatNumber(refused),
    formatSpread(ratio),
  ]);
}
