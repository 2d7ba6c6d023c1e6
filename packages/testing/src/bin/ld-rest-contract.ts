#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ContractOptions, contractCases, type ReportFormat, reportContract, runContract } from "../contract.js";
import { checkOption, readNumber, readToken, readUrl, readVersion, runCommand, UsageError } from "./command-line.js";

const usage = `Usage: LAUNCHDARKLY_TOKEN=api-… ld-rest-contract --base-url URL [options]

Tests whether a server behaves like LaunchDarkly's REST API, with requests that change nothing.

  --base-url URL           base URL of the API
  --key NAME=VALUE         path parameter of something that exists on the server; can be repeated
                           (default: those of the spec's examples)
  --basis BASIS            documented or assumed: only cases that LaunchDarkly documents, or only assumptions
  --only TEXT              only cases whose ids contain the text; can be repeated
  --skip TEXT              no cases whose ids contain the text; can be repeated
  --expect ID              a case in which the server is known to differ; can be repeated
  --report FORMAT          text, json or junit (default: text)
  --out FILE               file for the report (default: standard output)
  --timeout MS             how long a response may take (default: 10000)
  --list                   print the cases and exit
  --version                print the version
  --help                   print this help

The access token comes from the environment variable LAUNCHDARKLY_TOKEN. It is never printed.
Exit codes: 0 the server behaves like the API, 1 it differs, 2 the command line or the environment is wrong.`;

async function main(): Promise<number> {
  const many = { type: "string", multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    options: {
      "base-url": { type: "string" },
      key: many,
      basis: { type: "string" },
      only: many,
      skip: many,
      expect: many,
      report: { type: "string", default: "text" },
      out: { type: "string" },
      timeout: { type: "string", default: "10000" },
      list: { type: "boolean", default: false },
      version: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values.version) console.log(values.help ? usage : readVersion());
  else if (values.list) for (const { id, basis, title } of contractCases) console.log(`${id} (${basis}): ${title}`);
  else return test(values);
  return 0;
}

async function test(values: {
  readonly "base-url"?: string | undefined;
  readonly key: readonly string[];
  readonly basis?: string | undefined;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly expect: readonly string[];
  readonly report: string;
  readonly out?: string | undefined;
  readonly timeout: string;
}): Promise<number> {
  const { basis, only, skip, report, out } = values;
  if (basis !== undefined && basis !== "documented" && basis !== "assumed") {
    throw new UsageError(`--basis takes documented or assumed, not ${basis}`);
  }
  if (!isFormat(report)) throw new UsageError(`--report takes text, json or junit, not ${report}`);
  const baseUrl = readUrl("--base-url", values["base-url"]);
  const options: ContractOptions = {
    baseUrl,
    token: readToken(),
    timeout: readNumber("--timeout", values.timeout, 1, 2 ** 31 - 1),
    keys: Object.fromEntries(values.key.map(readPair)),
    ...(basis === undefined ? {} : { basis }),
    ...(only.length > 0 ? { only } : {}),
    skip,
    expected: values.expect,
  };
  const known = contractCases.map(({ id }) => id);
  const unknown = values.expect.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`--expect: there is no case ${unknown}. --list prints the cases`);
  const results = await runContract(options);
  const text = reportContract(results, report);
  if (out === undefined) console.log(text);
  else checkOption("--out", () => writeFileSync(out, `${text}\n`));
  const count = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
  const bad = count("differs") + count("skipped");
  console.error(`${count("passed")} of ${results.length} cases pass at ${baseUrl}, ${count("differs")} differ.`);
  return bad === 0 ? 0 : 1;
}

function isFormat(text: string): text is ReportFormat {
  return text === "text" || text === "json" || text === "junit";
}

function readPair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`--key takes NAME=VALUE, such as applicationKey=shop, not ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

await runCommand(usage, main);
