import { join } from "node:path";
import { specChanges } from "./changes/command.ts";
import { shell } from "./options-or-exit-code.ts";

try {
  process.exitCode = await specChanges(join(import.meta.dirname, ".."), process.argv.slice(2), shell);
} catch (error) {
  // What is wrong is in the message: a broken spec with its places, types that don't compile, a changeset that is none.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
