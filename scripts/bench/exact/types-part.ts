import { formatNumber } from "../measure/format.ts";
import { measureTypes } from "../measure/types.ts";
import { peersFolder, peerVersion } from "../peers.ts";
import type { Findings, Missing } from "../result.ts";
import { application, maxInstantiations } from "./programs.ts";
import { home } from "./sizes.ts";

/** The same application with peers. */
const peers: Readonly<Record<string, string>> = {
  "launchdarkly-api-typescript": `import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript";
const ld = new ApplicationsBetaApi(new Configuration({ apiKey: "api-0" }));
const app = await ld.getApplication("shop");
export const summary: string = app.data.name;
`,
  openai: `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "0" });
const model = await client.models.retrieve("gpt");
export const summary: string = model.id;
`,
  "@octokit/core": `import { Octokit } from "@octokit/core";
const octokit = new Octokit({ auth: "0" });
const { data } = await octokit.request("GET /repos/{owner}/{repo}", { owner: "a", repo: "b" });
export const summary: string = data.name;
`,
};

/** Counts instantiations: exact, the same on every machine. */
export async function measure(): Promise<Findings> {
  const count = async (text: string, folder: string) => (await measureTypes(text, folder, true)).instantiations;
  const own = await count(application, home);
  const missing: Missing[] = [];
  const rows: [string, number][] = [["@ld-rest/client", own]];
  for (const [name, text] of Object.entries(peers)) {
    await count(text, peersFolder).then(
      (instantiations) => rows.push([`${name} ${peerVersion(name)}`, instantiations]),
      (error: Error) => missing.push({ side: name, reason: error.message.split("\n").slice(0, 2).join(" ") }),
    );
  }
  return {
    tables: [
      {
        title: "An application for the type checker",
        method: "Instantiations that TypeScript 7 counts for a program of four lines, with `skipLibCheck`.",
        columns: ["client", "instantiations"],
        rows: rows.map(([name, instantiations]) => [name, formatNumber(instantiations)]),
        plot: {
          file: "instantiations",
          title: "Instantiations of an application, with skipLibCheck",
          axis: "instantiations",
          values: rows.map(([name, value]) => ({ name, value })),
          logarithmic: true,
        },
      },
    ],
    bars: [{ what: "instantiations with skipLibCheck", value: own, unit: "", limit: { atMost: maxInstantiations } }],
    missing,
  };
}
