import { createRequire } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import type * as testing from "@ld-rest/testing";
import { build, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "../..");
const packages = join(root, "packages");

/** A fake API as its sources and the spec have it now. */
export interface LoadedFake {
  readonly fake: testing.FakeApi;
  /** The operations that nobody has said how to answer: they are answered with the spec's example. */
  readonly unsettled: readonly string[];
}

/** The fake, and the operations without a handler. */
const entry = `
import { resources } from "./handlers/index.ts";
import { routes } from "./routes.gen.ts";
import { createFakeApi } from "./index.ts";

const handled = Object.values(resources).flatMap(({ handlers = {} }) => Object.keys(handlers));
const unsettled = Object.keys(routes).filter((id) => !handled.includes(id));
export const load = () => ({ fake: createFakeApi(), unsettled });
`;

const sources: Plugin = {
  name: "sources",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@ld-rest\/types$/ }, () => ({ path: join(packages, "types/src/index.ts") }));
    onResolve({ filter: /^@ld-rest\/types\/schemas$/ }, () => ({ path: join(packages, "types/src/schemas/index.ts") }));
  },
};

/**
 * Makes a fake API from the sources of `packages/testing`, the generated ones among them. They are bundled in memory, without a type check and
 * without a build, which takes some tens of milliseconds; an older fake is left to the garbage collector.
 *
 * @throws BuildFailure of esbuild where a source can't be parsed or an import leads nowhere
 */
export async function loadFake(): Promise<LoadedFake> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: join(packages, "testing/src"), loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    logLevel: "silent",
    plugins: [sources],
  });
  const module: { exports: { load?: () => LoadedFake } } = { exports: {} };
  const evaluate = compileFunction(outputFiles[0]?.text ?? "", ["module", "exports", "require"]);
  evaluate(module, module.exports, createRequire(import.meta.url));
  const { load } = module.exports;
  if (!load) throw new Error("The bundle of packages/testing exports nothing.");
  return load();
}
