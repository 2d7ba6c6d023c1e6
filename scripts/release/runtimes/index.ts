import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { createFakeApi } from "@ld-rest/testing";
import { listen } from "@ld-rest/testing/node";
import { build } from "esbuild";
import { optionsOrExitCode } from "../../generate/command-line.ts";
import { runInChromium } from "./chromium.ts";
import type { Results } from "./smoke.ts";
import { runInWorkerd } from "./workerd.ts";

const usage = `Usage: npm run test:runtimes [-- options]

  Runs the client's smoke tests in Node, Bun, Deno, workerd and Chromium. The first run installs the runtimes, about 1 GB.

  --help  print this help

Exit codes: 0 every runtime passed; 1 one failed; 2 the command line is wrong.`;

const run = promisify(execFile);
const modules = join(import.meta.dirname, "node_modules");

/** Runs the bundled suite in one runtime. */
type Runtime = (bundle: string, baseUrl: string, token: string) => Promise<Results>;

/** A runtime that is a command: it runs the bundle as a script and prints the results as JSON. */
function command(file: string, ...options: string[]): Runtime {
  return async (bundle, baseUrl, token) => {
    const { stdout } = await run(file, [...options, bundle, baseUrl, token], {
      env: { PATH: process.env["PATH"], HOME: tmpdir() },
    });
    return JSON.parse(stdout) as Results; // printed by the bundle's own last line
  };
}

const runtimes: Record<string, Runtime> = {
  "Node, this one": command(process.execPath),
  ...Object.fromEntries(
    ["20", "22", "24", "26"].map((major) => [
      `Node ${major}`,
      command(join(modules, `node${major}-${process.platform}-${process.arch}/bin/node`)),
    ]),
  ),
  Bun: command(join(modules, `@oven/bun-${process.platform}-${process.arch}/bin/bun`)),
  Deno: command(
    join(modules, `@deno/${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}/deno`),
    "run",
    "--allow-net=127.0.0.1",
    "--no-lock",
    "--quiet",
  ),
  workerd: runInWorkerd,
  Chromium: runInChromium,
};

/** Runs the suite in every runtime and prints a line for each. @returns the exit code */
async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, () => {
    const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
    return values.help ? "help" : values;
  });
  if (typeof options === "number") return options;
  if (!existsSync(modules)) {
    console.log("Installing the runtimes, about 1 GB …");
    await run("npm", ["ci", "--ignore-scripts"], { cwd: import.meta.dirname });
  }
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-runtimes-"));
  const fake = createFakeApi();
  const server = await listen(fake, { port: 0 });
  let failed = 0;
  try {
    const bundle = join(folder, "smoke.mjs");
    await bundleSmoke(bundle);
    for (const [name, runtime] of Object.entries(runtimes)) {
      const problems = await runtime(bundle, server.url, fake.token).then(
        (results) =>
          results.length > 0 ? results.filter(([, problem]) => problem !== null) : [["the suite", "no case ran"]],
        (error: unknown) => [["the runtime", String(error)]],
      );
      console.log(`${problems.length === 0 ? "passed" : "FAILED"}  ${name}`);
      for (const [title, problem] of problems) console.log(`        ${title}: ${problem}`);
      failed += problems.length === 0 ? 0 : 1;
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
  const count = Object.keys(runtimes).length;
  console.log(`${count - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Bundles the suite into one file: a script with base URL and token as arguments, and a module that exports `smoke` and `connect`. */
async function bundleSmoke(outfile: string): Promise<void> {
  const entry = [
    'import { connect, smoke } from "./smoke.ts"; export { connect, smoke };',
    "const [baseUrl, token] = (globalThis.Deno?.args ?? globalThis.process?.argv?.slice(2)) ?? [];",
    "if (baseUrl) console.log(JSON.stringify(await smoke(baseUrl, token)));",
  ].join("\n");
  await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile,
    logLevel: "error",
  });
  await writeFile(
    `${outfile}.html`,
    '<!doctype html><title>smoke</title><script type="module" src="/smoke.mjs"></script>',
  );
}

process.exitCode = await main();
