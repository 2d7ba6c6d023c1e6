import { measureBundle } from "../measure/bundle.ts";
import { formatNumber } from "../measure/format.ts";
import { peersFolder, peerVersion } from "../peers.ts";
import type { Findings, Missing } from "../result.ts";
import { bundles } from "./programs.ts";
import { weigh } from "./sizes.ts";

/** What peers need for one call of an API, as a consumer imports it. */
const peers: Readonly<Record<string, string>> = {
  "openapi-fetch": 'import createClient from "openapi-fetch"; globalThis.ld = createClient({ baseUrl: "/" });',
  ky: 'import ky from "ky"; globalThis.ld = ky.create({ prefixUrl: "/" });',
  ofetch: 'import { ofetch } from "ofetch"; globalThis.ld = ofetch.create({ baseURL: "/" });',
  openai: 'import OpenAI from "openai"; globalThis.ld = new OpenAI({ apiKey: "0" });',
  "@octokit/core":
    'import { Octokit } from "@octokit/core"; import { throttling } from "@octokit/plugin-throttling"; import { retry } from "@octokit/plugin-retry"; globalThis.ld = Octokit.plugin(throttling, retry);',
  "launchdarkly-api-typescript":
    'import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript"; globalThis.ld = new ApplicationsBetaApi(new Configuration({ apiKey: "0" }));',
};

/** Weighs bundles: exact, the same on every machine. */
export async function measure(): Promise<Findings> {
  const own = {
    client: await weigh("client"),
    validators: await weigh("validators"),
    data: await weigh("data"),
  };
  const missing: Missing[] = [];
  const others: { name: string; value: number }[] = [];
  for (const [name, contents] of Object.entries(peers)) {
    await measureBundle(contents, peersFolder).then(
      ({ gzip }) => others.push({ name: `${name} ${peerVersion(name)}`, value: gzip }),
      (error: Error) => missing.push({ side: name, reason: error.message.split("\n").slice(0, 2).join(" ") }),
    );
  }
  const values = [{ name: "@ld-rest/client", value: own.client }, ...others].toSorted((a, b) => a.value - b.value);
  const entries = Object.entries(bundles) as [keyof typeof bundles, (typeof bundles)[keyof typeof bundles]][]; // its own keys
  return {
    tables: [
      {
        title: "A client in a browser's bundle",
        method:
          "A program that makes a client, bundled and minified by esbuild, gzip -9. Octokit with its throttling and retry. " +
          "Bare openapi-fetch and the wrappers of fetch know nothing of the API; they stand for what can't be less.",
        columns: ["client", "bytes"],
        rows: values.map(({ name, value }) => [name, formatNumber(value)]),
        plot: {
          file: "client-bundle",
          title: "A client in a bundle, minified and gzip",
          axis: "KiB",
          values: values.map(({ name, value }) => ({ name, value: value / 1024 })),
          limit: 6,
        },
      },
    ],
    bars: entries.map(([name, { what, atMost }]) => ({ what, value: own[name], unit: "bytes", limit: { atMost } })),
    missing,
  };
}
