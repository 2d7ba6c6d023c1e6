import yoctoSpinner from "yocto-spinner";
import { runTasks } from "../tasks.ts";

/**
 * Builds the three packages, with a spinner where a terminal shows it.
 *
 * @returns the exit code of the build, whose output has been printed where it failed
 */
export async function buildPackages(): Promise<number> {
  const started = performance.now();
  const spinner = process.stdout.isTTY
    ? yoctoSpinner({ text: "Building 3 packages", stream: process.stdout })
    : undefined;
  spinner?.start();
  const code = await runTasks(["build"], { quiet: true });
  spinner?.stop();
  if (code === 0) console.log(`3 packages built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return code;
}
