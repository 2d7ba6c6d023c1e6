import { join } from "node:path";
import { shell } from "../generate/command-line.ts";
import { specChanges } from "./command.ts";

try {
  process.exitCode = await specChanges(join(import.meta.dirname, "../.."), process.argv.slice(2), shell);
} catch (error) {
  // What is wrong is in the message: a broken spec with its places, types that don't compile, a changeset that is none.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
