import { arch, cpus, loadavg, totalmem, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { runProgram } from "../release/program.ts";
import { installPeers } from "./peers.ts";
import { type Bar, type Findings, formatNumber, isMet, writeReport } from "./report.ts";

const parts: Readonly<Record<string, { what: string; load: () => Promise<{ measure(): Promise<Findings> }> }>> = {
  sizes: { what: "bundles, type instantiations, installation", load: () => import("./sizes.ts") },
  client: { what: "overhead of a call, import, many waiting calls", load: () => import("./client.ts") },
  limits: { what: "many clients of one account", load: () => import("./limits.ts") },
  fake: { what: "fake API, factories, large states", load: () => import("./fake.ts") },
  generator: { what: "the pipeline on small and large documents", load: () => import("./generator.ts") },
};

const root = join(import.meta.dirname, "../..");

const usage = `Usage: npm run bench -- [PART …] [options]

${Object.entries(parts)
  .map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`)
  .join("\n")}

  --check    exit 1 if a bar is missed
  --help     print this help

Without a part: all of them. Writes tables and plots to scripts/bench/results.

Exit codes: 0 measured, 1 a part failed or --check found a missed bar, 2 the command line is wrong.`;

async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, readOptions);
  if (typeof options === "number") return options;
  installPeers();
  await runProgram("npm", ["run", "build"], { cwd: root });

  let failed = 0;
  const missed: Bar[] = [];
  for (const name of options.names) {
    const part = parts[name];
    if (!part) continue;
    console.log(`${name}: ${part.what} …`);
    const before = loadavg()[0] ?? 0;
    try {
      const findings = await (await part.load()).measure();
      await writeReport({ part: name, machine: describeMachine(before), ...findings }, Object.keys(parts));
      missed.push(...findings.bars.filter((bar) => !isMet(bar)));
    } catch (error) {
      console.error(error);
      failed += 1;
    }
  }
  for (const { what, value, unit } of missed) console.log(`missed  ${what}: ${formatNumber(value)} ${unit}`);
  console.log(`${missed.length} bars missed. The tables are in scripts/bench/results.`);
  return failed > 0 || (options.check && missed.length > 0) ? 1 : 0;
}

function readOptions(): { check: boolean; names: readonly string[] } | "help" {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new TypeError(`There is no part called ${unknown.join(", ")}.`);
  if (values.help) return "help";
  return { check: values.check, names: positionals.length > 0 ? positionals : Object.keys(parts) };
}

/** Where and with what a part was measured, in a sentence. @param loadBefore - load average before the part */
function describeMachine(loadBefore: number): string {
  const processor = cpus()[0]?.model.trim() || "unknown processor";
  const date = new Date().toISOString().slice(0, 10);
  return (
    `Measured on ${date}: ${processor}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${arch()}, ` +
    `Node ${process.version}; load average ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`
  );
}

process.exit(await main()); // a peer may leave connections or timers behind
