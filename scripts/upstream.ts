import { join } from "node:path";
import { upstream } from "./upstream/command.ts";

const output = { out: console.log, error: console.error };

try {
  process.exitCode = await upstream(process.argv.slice(2), { root: join(import.meta.dirname, ".."), output });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
