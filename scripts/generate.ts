#!/usr/bin/env -S npx tsx
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareArtifacts } from "./output/compare.ts";
import { reportDrift, reportOutcomes } from "./output/report.ts";
import { writeOutcomes } from "./output/write.ts";
import { generate } from "./pipeline.ts";
import { formatProblem, SpecError } from "./spec/problem.ts";
import { folderTarget, packagesTarget } from "./targets.ts";

const usage = `Usage: npm run generate -- [options]

  --check        compare with what is on disk, write nothing, exit 1 where it differs
  --spec FILE    generate from another OpenAPI 3.0 or 3.1 document (default: openapi/openapi.yaml)
  --out DIR      write into another folder (default: the packages)
  --lint LEVEL   error: what the linter finds stops the run (default); warn: it is printed
  --help         print this

Exit codes: 0 done, 1 the spec is broken or --check found a difference, 2 the command line is wrong.`;

const root = join(import.meta.dirname, "..");

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "number") return options;
  const { target, spec, lint, check } = options;

  const { artifacts, warnings } = await generate(spec, target, lint);
  for (const warning of warnings) console.error(formatProblem(warning));

  const outcomes = compareArtifacts(artifacts, [...new Set([target.types, target.client, target.testing])]);
  const drifted = outcomes.some(({ state }) => state !== "unchanged");
  if (check) {
    if (drifted) console.error(reportDrift(outcomes, options.command));
    else console.log(`${artifacts.length} generated files are what the spec generates.`);
    return drifted ? 1 : 0;
  }
  writeOutcomes(outcomes);
  console.log(reportOutcomes(outcomes));
  console.log(`${artifacts.length} files from ${options.name} in ${(performance.now() / 1000).toFixed(1)} s`);
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        spec: { type: "string" },
        out: { type: "string" },
        lint: { type: "string", default: "error" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const { lint } = values;
    if (lint !== "error" && lint !== "warn") throw new TypeError(`--lint takes error or warn, not ${lint}`);
    if (values.spec !== undefined && values.out === undefined) {
      throw new TypeError("--spec needs --out: the packages are generated from openapi/ alone");
    }
    const name = values.spec ?? "openapi/openapi.yaml";
    const command = ["npm run generate", ...(values.spec ? [`-- --spec ${values.spec} --out ${values.out}`] : [])];
    return {
      lint,
      name,
      check: values.check,
      command: command.join(" "),
      spec: values.spec ? resolve(values.spec) : join(root, name),
      target: values.out === undefined ? packagesTarget : folderTarget(resolve(values.out)),
    } as const;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  const count = error.problems.length;
  console.error(error.message);
  console.error(`\n${count} ${count === 1 ? "problem" : "problems"}; nothing was written.`);
  process.exitCode = 1;
}
