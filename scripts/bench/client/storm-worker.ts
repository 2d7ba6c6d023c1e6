import type { StormSide } from "../peers/clients/side.ts";

/** What the calls of one storm came to. */
export interface StormResult {
  readonly failed: number;
  readonly ms: number;
}

/** `storm-worker.ts SIDE BASE-URL`: sends 500 calls at once, as a window begins, and prints what came of them. */
const [side = "", baseUrl = ""] = process.argv.slice(2);
const windowMs = 500;
const calls = 500;

const { connect } = (await import(side)) as StormSide; // each side exports the same function
const call = await connect(baseUrl);

await new Promise((resolve) => setTimeout(resolve, windowMs - (Date.now() % windowMs) + 5));
const start = performance.now();
const settled = await Promise.allSettled(Array.from({ length: calls }, call));
const ms = performance.now() - start;
const failed = settled.filter(({ status }) => status === "rejected").length;
console.log(JSON.stringify({ failed, ms } satisfies StormResult));
process.exit(); // a peer may leave connections or timers behind
