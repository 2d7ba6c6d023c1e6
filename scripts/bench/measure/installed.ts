import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** What each of the project's packages needs of the others. */
const needed = {
  types: ["types"],
  client: ["types", "client"],
  testing: ["types", "testing"],
} as const;

/** A package of the project. */
export type OwnPackage = keyof typeof needed;

/**
 * Packs a package of the project and installs it in an empty folder elsewhere, as a consumer would, with all that it brings along.
 * The folder is removed afterwards.
 *
 * @param use - gets the absolute path of the folder
 */
export async function withInstalled<Result>(
  name: OwnPackage,
  use: (place: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-consumer-")));
  try {
    const workspaces = needed[name].flatMap((one) => ["--workspace", `packages/${one}`]);
    execFileSync("npm", ["pack", "--pack-destination", folder, ...workspaces], { cwd: root, stdio: "ignore" });
    const tarballs = readdirSync(folder).map((file) => join(folder, file));
    const place = join(folder, name);
    mkdirSync(place);
    writeFileSync(join(place, "package.json"), '{ "private": true }');
    const options = ["--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund", "--prefer-offline"];
    execFileSync("npm", ["install", ...options, ...tarballs], { cwd: place, stdio: ["ignore", "ignore", "inherit"] });
    return await use(place);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
