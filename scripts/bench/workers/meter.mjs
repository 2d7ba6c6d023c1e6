// Loaded into each measured Node process before its own code. It is no TypeScript, so that loading it costs next to nothing.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMiB: maxRSS / 1024 };
  if (process.env.METER_FOLDER) writeFileSync(`${process.env.METER_FOLDER}/${process.pid}.json`, JSON.stringify(used));
});
