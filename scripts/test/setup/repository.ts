import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The root of this repository. */
export const root = join(import.meta.dirname, "../../..");

/**
 * Copies the files of the working tree that git doesn't ignore into a temporary folder, which the caller removes. Dependencies are
 * linked; the workspaces are those of the copy.
 *
 * @returns the absolute path of the copy
 */
export function copyRepository(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-copy-")));
  for (const file of listFiles()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  linkDependencies(copy);
  return copy;
}

/** The files that git doesn't ignore, as paths in the repository. */
export function listFiles(): string[] {
  const output = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return output.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

function linkDependencies(copy: string): void {
  const modules = join(copy, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@ld-rest") symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  // npm's links to the workspaces are relative, so unchanged copies lead to the workspaces of the copy.
  cpSync(join(root, "node_modules/@ld-rest"), join(modules, "@ld-rest"), { recursive: true, verbatimSymlinks: true });
  for (const workspace of ["scripts", "packages/types", "packages/client", "packages/testing"]) {
    const own = join(root, workspace, "node_modules");
    if (existsSync(own)) symlinkSync(own, join(copy, workspace, "node_modules"));
  }
}

/** Makes a copy a git repository with one commit on `main`. */
export function commitAll(copy: string): void {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: copy, stdio: "ignore" });
  git("init", "--initial-branch", "main");
  git("add", "--all");
  git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--message", "Copy");
}
