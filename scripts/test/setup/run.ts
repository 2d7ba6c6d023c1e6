import { join } from "node:path";
import type { Outcome } from "../../release/program.ts";
import { runNode } from "./command.ts";

const command = join(import.meta.dirname, "../../generate/index.ts");
const preload = join(import.meta.dirname, "../../generate/preload.mjs");
const loader = import.meta.resolve("tsx");

/**
 * Runs `npm run generate` in a process.
 *
 * @param script - default: this repository's
 */
export function runGenerate(options: readonly string[], cwd: string, script = command): Promise<Outcome> {
  return runNode(["--import", preload, "--import", loader, script, ...options], cwd);
}
