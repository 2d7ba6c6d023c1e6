import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode } from "../options-or-exit-code.ts";
import { runTasks } from "../tasks.ts";
import { formatNumber } from "./measure/format.ts";
import { parts } from "./parts.ts";
import { installPeers } from "./peers.ts";
import { findMissed, readResults, writeReport } from "./report/write.ts";

const usage = `Usage: npm run bench -- [PART …] [options]

${Object.entries(parts)
  .map(([name, { what }]) => `  ${name.padEnd(12)} ${what}`)
  .join("\n")}

  --check      exit 1 where a bar is missed
  --help       print this

Without a part: all of them. Writes tables and plots to scripts/bench/results.

Exit codes: 0 measured, 1 a part failed or --check found a miss, 2 the command line is wrong.`;

async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, readOptions);
  if (typeof options === "number") return options;
  installPeers();
  if ((await runTasks(["build"], { quiet: true })) !== 0) return 1;

  const failed: string[] = [];
  for (const name of options.names) {
    const start = performance.now();
    console.log(`${name}: ${parts[name]?.what} …`);
    const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "run-part.ts"), name], {
      stdio: "inherit",
    });
    const [code] = await once(child, "close");
    console.log(
      `${name}: ${code === 0 ? "measured" : "FAILED"} in ${formatNumber((performance.now() - start) / 1000)} s`,
    );
    if (code !== 0) failed.push(name);
  }

  const results = readResults();
  await writeReport(results);
  const missed = findMissed(results.filter(({ part }) => options.names.includes(part)));
  for (const { part, what, value, unit } of missed)
    console.log(`missed  ${part}: ${what}: ${formatNumber(value)} ${unit}`);
  console.log(`${missed.length} bars missed. The tables are in scripts/bench/results.`);
  return failed.length > 0 || (options.check && missed.length > 0) ? 1 : 0;
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

process.exitCode = await main();
