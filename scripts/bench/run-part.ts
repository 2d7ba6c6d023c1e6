import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { describeMachine } from "./machine.ts";
import { parts } from "./parts.ts";
import type { PartResult } from "./result.ts";

/** `run-part.ts PART`: measures one part in a process of its own, and writes what it found as JSON. */
const [name = ""] = process.argv.slice(2);
const part = parts[name];
if (!part) throw new Error(`There is no part called ${name}.`);

const before = loadavg()[0] ?? 0;
const findings = await (await part.load()).measure();
const result: PartResult = { part: name, machine: describeMachine(before), ...findings };
const folder = join(import.meta.dirname, "results/data");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
process.exit(); // a peer may leave connections or timers behind
