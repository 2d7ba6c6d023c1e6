import { join } from "node:path";
import { shell } from "../generate/command-line.ts";
import { upstream } from "./command.ts";

try {
  process.exitCode = await upstream(process.argv.slice(2), { root: join(import.meta.dirname, "../.."), output: shell });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
