import { execFile, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { formatNumber } from "./report.ts";

const run = promisify(execFile);

/** The median of several rounds with its quartiles. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The median and the quartiles of some figures. @throws RangeError if there is none */
export function summarize(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (share: number): number => {
    const position = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
    if (below === undefined || above === undefined) throw new RangeError("There are no figures.");
    return below + (above - below) * (position % 1);
  };
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75) };
}

/** What is compared: each side does the same work once and returns its cost. */
export type Sides = Readonly<Record<string, () => Promise<number> | number>>;

/** A side's figures over all rounds. */
export interface Outcome {
  readonly side: string;
  readonly figure: Spread;
  /** The figure divided by the baseline's of the same round: a busy machine slows both. */
  readonly ratio: Spread;
}

/**
 * Lets the sides take turns, each round beginning with another one, so that none always comes first.
 *
 * @param baseline - the side that the others are divided by
 */
export async function alternate(
  sides: Sides,
  baseline: string,
  { rounds = 9, warmUps = 1 }: { readonly rounds?: number; readonly warmUps?: number } = {},
): Promise<Outcome[]> {
  const names = Object.keys(sides);
  const figures = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    const first = (round + warmUps) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const figure = await sides[name]?.();
      if (round >= 0 && figure !== undefined) figures.get(name)?.push(figure);
    }
  }
  const base = figures.get(baseline) ?? [];
  return [...figures].map(([side, own]) => {
    return {
      side,
      figure: summarize(own),
      ratio: summarize(own.map((figure, round) => figure / (base[round] ?? Number.NaN))),
    };
  });
}

/** Processor time of a call in microseconds, garbage collection included. Other programs on the machine don't count. */
export async function cost(call: () => unknown, calls: number, atOnce = 1): Promise<number> {
  const before = process.cpuUsage();
  if (atOnce === 1) for (let done = 0; done < calls; done += 1) await call();
  else for (let done = 0; done < calls; done += atOnce) await Promise.all(Array.from({ length: atOnce }, call));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** A figure with its quartiles. */
export function formatSpread({ median, low, high }: Spread): string {
  return `${formatNumber(median)} (${formatNumber(low)} to ${formatNumber(high)})`;
}

/** A ratio with its quartiles. */
export function formatRatio({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} × (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/** Rows of a comparison: side, figure and ratio. */
export function compareRows(outcomes: readonly Outcome[]): string[][] {
  return outcomes.map(({ side, figure, ratio }) => [side, formatSpread(figure), formatRatio(ratio)]);
}

/** The ratio of one side. @throws RangeError if there is no such side */
export function ratioOf(outcomes: readonly Outcome[], side: string): number {
  const outcome = outcomes.find((one) => one.side === side);
  if (!outcome) throw new RangeError(`No side is called ${side}.`);
  return outcome.ratio.median;
}

/** What a run of a whole program cost. */
export interface Cost {
  /** Time from start to end, in milliseconds. */
  readonly wallMs: number;
  /** Processor time of all Node processes that it started, in milliseconds. */
  readonly cpuMs: number;
  /** The largest resident set of one of them, in MiB. */
  readonly memoryMiB: number;
}

/**
 * Runs a program to its end, at most ten minutes. Each Node process within it writes down what it used when it exits.
 *
 * @throws Error with the end of the output if it fails
 */
export async function runProgram(command: readonly string[], cwd: string): Promise<Cost> {
  const [file = "", ...args] = command;
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-meter-"));
  try {
    const start = performance.now();
    const child = spawn(file, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 600_000,
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${new URL("workers/meter.mjs", import.meta.url).href}`,
        METER_FOLDER: folder,
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output = (output + chunk.toString("utf8")).slice(-2000);
      });
    }
    const [code, signal] = await once(child, "close");
    const wallMs = performance.now() - start;
    if (code !== 0) throw new Error(`\`${command.join(" ")}\` ended with ${code ?? signal}:\n${output}`);
    // workers/meter.mjs wrote them.
    const used = readdirSync(folder).map((name): Cost => JSON.parse(readFileSync(join(folder, name), "utf8")));
    return {
      wallMs,
      cpuMs: used.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      memoryMiB: Math.max(...used.map(({ memoryMiB }) => memoryMiB)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs a module of `workers/` in a process of its own, with a garbage collector that can be called.
 *
 * @returns the JSON that it prints, whose type the caller knows
 * @throws Error if it fails or takes longer than 90 seconds
 */
export async function runWorker<Result>(name: string, ...args: readonly string[]): Promise<Result> {
  const { stdout } = await run(process.execPath, ["--expose-gc", ...loader, workerPath(name), ...args], {
    maxBuffer: 2 ** 26,
    timeout: 90_000,
  });
  return JSON.parse(stdout) as Result; // the worker printed it
}

/** Options of Node that let it run TypeScript. */
export const loader = ["--import", import.meta.resolve("tsx")];

export function workerPath(name: string): string {
  return join(import.meta.dirname, "workers", `${name}.ts`);
}

/** A module of `workers/` in a process of its own. */
export interface Worker<Ready> {
  /** Its first message, which it sends when it is ready. */
  readonly ready: Ready;
  /** Sends a message and waits for the reply. @throws Error if the process ends first */
  ask<Reply>(question: unknown): Promise<Reply>;
  /** Ends the process without giving it a chance to tidy up. */
  kill(): void;
}

/**
 * Starts a module of `workers/`, and waits until it is ready.
 *
 * @param signal - ends the process when it aborts
 * @throws Error if the process ends first
 */
export async function startWorker<Ready>(
  name: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Worker<Ready>> {
  const child = fork(workerPath(name), args, { execArgv: [...loader], signal, killSignal: "SIGKILL" });
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`workers/${name}.ts ended with ${code ?? signal}.`);
  });
  ended.catch(() => undefined); // it may end when nobody waits for a message
  // Workers send what the caller expects of them.
  const receive = async <Message>() => (await Promise.race([once(child, "message"), ended]))[0] as Message;
  return {
    ready: await receive<Ready>(),
    ask: (question) => {
      child.send(question as object);
      return receive();
    },
    kill: () => child.kill("SIGKILL"),
  };
}
