import { arch, cpus, loadavg, totalmem, type } from "node:os";
import type { Machine } from "./result.ts";

/** Tells the machine that the suite runs on. @param loadBefore - what `loadavg` said before the part */
export function describeMachine(loadBefore: number): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() || "unknown processor",
    cores: processors.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${arch()}`,
    node: process.version,
    load: [loadBefore, loadavg()[0] ?? 0],
    date: new Date().toISOString().slice(0, 10),
  };
}
