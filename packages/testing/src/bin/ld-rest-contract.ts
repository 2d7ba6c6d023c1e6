#!/usr/bin/env node
import { parseArgs } from "node:util";
import type { ContractResult } from "../contract/case.js";
import { runContract } from "../contract/run.js";

const usage = `Usage: LAUNCHDARKLY_TOKEN=api-… ld-rest-contract --base-url URL [options]

Holds a server to the behaviour of LaunchDarkly's REST API, with requests that change nothing.

  --base-url URL           where the API is
  --application-key KEY    an application that exists there (default: com.launchdarkly.cafe)
  --integration-key KEY    an integration that is configured there (default: datadog)
  --timeout MS             how long an answer may take (default: 10000)
  --help                   print this

The access token comes from the environment variable LAUNCHDARKLY_TOKEN, and is printed nowhere.
Exit codes: 0 the server keeps to the contract, 1 it differs, 2 the command line or the environment is wrong.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      "base-url": { type: "string" },
      "application-key": { type: "string" },
      "integration-key": { type: "string" },
      timeout: { type: "string", default: "10000" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { "base-url": baseUrl, "application-key": applicationKey, "integration-key": integrationKey, timeout } = values;
  if (baseUrl === undefined || !isAddress(baseUrl)) {
    throw new TypeError(
      `--base-url takes an http or https URL, such as https://app.launchdarkly.com, not ${baseUrl ?? "nothing"}`,
    );
  }
  if (!/^[1-9]\d*$/.test(timeout)) throw new TypeError(`--timeout takes a number of milliseconds, not ${timeout}`);
  const token = process.env["LAUNCHDARKLY_TOKEN"];
  if (!token)
    throw new TypeError("LAUNCHDARKLY_TOKEN is not set: put an access token that may read into the environment");

  const results = await runContract({
    baseUrl,
    token,
    timeoutMs: Number(timeout),
    ...(applicationKey === undefined ? {} : { applicationKey }),
    ...(integrationKey === undefined ? {} : { integrationKey }),
    onResult: print,
  });
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(`\n${results.length - failed} of ${results.length} cases hold at ${baseUrl}`);
  return failed === 0 ? 0 : 1;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function print({ title, passed, differences }: ContractResult): void {
  console.log(`${passed ? "ok    " : "DIFFER"} ${title}`);
  for (const difference of differences) console.log(`         ${difference}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
