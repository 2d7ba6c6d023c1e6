import { join } from "node:path";
import { versionPackages } from "./release/version.ts";

try {
  const { before, after } = await versionPackages(join(import.meta.dirname, ".."));
  console.log(
    before === after
      ? `No changeset waits for a release; the version stays ${before}.`
      : `${before} → ${after}: packages, changelogs, spec, generated files and lock file. Review, test and commit them.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
