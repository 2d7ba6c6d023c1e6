import { join } from "node:path";
import { shell } from "../generate/command-line.ts";
import { specChanges } from "./command.ts";

try {
  process.exitCode = await specChanges(join(import.meta.dirname, "../.."), process.argv.slice(2), shell);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
