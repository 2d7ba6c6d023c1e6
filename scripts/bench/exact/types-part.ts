import { formatNumber } from "../measure/format.ts";
import { measureTypes } from "../measure/types.ts";
import { peersFolder, peerVersion } from "../peers.ts";
import type { Findings, Missing } from "../result.ts";
import { application, emptyApplication, typeLimits } from "./programs.ts";
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
  const libraries = {
    skipped: (await measureTypes(emptyApplication, home, true)).instantiations,
    checked: (await measureTypes(emptyApplication, home, false)).instantiations,
  };
  const count = async (text: string, folder: string) => ({
    skipped: (await measureTypes(text, folder, true)).instantiations,
    ownShare: (await measureTypes(text, folder, false)).instantiations - libraries.checked,
  });
  const own = await count(application, home);
  const missing: Missing[] = [];
  const rows: [string, number, number][] = [["@ld-rest/client", own.skipped, own.ownShare]];
  for (const [name, text] of Object.entries(peers)) {
    await count(text, peersFolder).then(
      ({ skipped, ownShare }) => rows.push([`${name} ${peerVersion(name)}`, skipped, ownShare]),
      (error: Error) => missing.push({ side: name, reason: error.message.split("\n").slice(0, 2).join(" ") }),
    );
  }
  return {
    tables: [
      {
        title: "An application for the type checker",
        method:
          "Instantiations that TypeScript 7 counts for a program of four lines: in total with `skipLibCheck`, and without it less " +
          `the ${formatNumber(libraries.checked)} of an empty file, which are those of the compiler's own libraries.`,
        columns: ["client", "skipLibCheck, total", "everything checked, own share"],
        rows: rows.map(([name, skipped, ownShare]) => [name, formatNumber(skipped), formatNumber(ownShare)]),
        plot: {
          file: "instantiations",
          title: "Instantiations of an application, everything checked",
          axis: "own share",
          values: rows.map(([name, , value]) => ({ name, value })),
          logarithmic: true,
        },
      },
    ],
    bars: [
      {
        what: "instantiations with skipLibCheck, total",
        value: own.skipped,
        unit: "",
        limit: { atMost: typeLimits.skipped },
      },
      {
        what: "instantiations with everything checked, own share",
        value: own.ownShare,
        unit: "",
        limit: { atMost: typeLimits.ownShare },
      },
    ],
    missing,
  };
}
