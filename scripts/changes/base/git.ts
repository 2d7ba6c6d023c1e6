import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs git and hands back what it prints, without the last line break.
 *
 * @param root - the folder of the repository
 * @returns `undefined` where git says no: no repository, no such ref, no such file
 * @throws Error where there is no git to run
 */
export async function git(root: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", [...args], { cwd: root, maxBuffer: 1e8 });
    return stdout.replace(/\n$/, "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("git is not installed, and the versions to compare are in its history.");
    }
    return undefined;
  }
}

/** What a file held at a commit; `undefined` where it was not there. */
export function fileAt(root: string, commit: string, path: string): Promise<string | undefined> {
  return git(root, "show", `${commit}:${path}`);
}
