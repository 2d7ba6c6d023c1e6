import { join } from "node:path";
import { measureBundle } from "../measure/bundle.ts";
import { bundles } from "./programs.ts";

/** Where the workspaces' packages are found from. */
export const home = join(import.meta.dirname, "../..");

/** Weighs the bundle of a program that uses the packages. @returns bytes, minified and compressed */
export async function weigh(name: keyof typeof bundles): Promise<number> {
  return (await measureBundle(bundles[name].contents, home)).gzip;
}
