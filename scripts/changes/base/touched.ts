import type { Base } from "./bases.ts";
import { git } from "./git.ts";

/** The generated files that a side is read from, as paths in the repository. */
export const generated = {
  document: "packages/types/openapi.json",
  types: "packages/types/src/openapi.gen.ts",
} as const;

/** Whether the working tree has another spec, or another generated document or types, than a commit. */
export async function isTouched(root: string, { commit }: Base): Promise<boolean> {
  const paths = ["openapi", generated.document, generated.types];
  if ((await git(root, "diff", "--quiet", commit, "--", ...paths)) === undefined) return true;
  return (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) !== "";
}
