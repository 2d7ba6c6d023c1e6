import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run of a whole program cost. */
export interface Cost {
  /** From start to end, in milliseconds. */
  readonly wallMs: number;
  /** Processor time of all the Node processes that it started, user and system, in milliseconds. */
  readonly cpuMs: number;
  /** The most memory that one of them held (maximum resident set size), in MiB. */
  readonly memoryMiB: number;
}

/** How a program is run. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What takes longer, in milliseconds, is ended. */
const limitMs = 600_000;

const meter = new URL("meter.mjs", import.meta.url).href;

/**
 * Runs a program to its end. Each Node process within it writes down what it used as it ends.
 *
 * @throws Error with the end of its output where it fails, or takes longer than ten minutes
 */
export async function runProgram(command: readonly string[], { cwd, env = {} }: ProgramOptions): Promise<Cost> {
  const [file = "", ...args] = command;
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-meter-"));
  try {
    const start = performance.now();
    const child = spawn(file, args, {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
      env: { ...process.env, ...env, NODE_OPTIONS: `--import=${meter}`, METER_FOLDER: folder },
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString("utf8")).slice(-2000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const code = await new Promise<number | string>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve(code ?? `${signal} after ${limitMs / 1000} s`));
    });
    const wallMs = performance.now() - start;
    if (code !== 0) throw new Error(`\`${command.join(" ")}\` ended with ${code}:\n${output}`);
    const used = readdirSync(folder).map((name) => readUse(join(folder, name)));
    return {
      wallMs,
      cpuMs: used.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      memoryMiB: Math.max(...used.map(({ memoryMiB }) => memoryMiB)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readUse(file: string): Pick<Cost, "cpuMs" | "memoryMiB"> {
  return JSON.parse(readFileSync(file, "utf8")) as Pick<Cost, "cpuMs" | "memoryMiB">; // meter.mjs wrote it
}
