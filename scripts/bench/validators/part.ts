import { fixtures } from "@ld-rest/testing";
import { measure as measureCall } from "mitata";
import { home } from "../exact/sizes.ts";
import { alternate, type Outcome } from "../measure/alternate.ts";
import { measureBundle } from "../measure/bundle.ts";
import { compareRows, formatNumber, ratioOf } from "../measure/format.ts";
import type { Validators } from "../peers/validators/side.ts";
import { peerModule, peersFolder, peerVersion } from "../peers.ts";
import type { Findings } from "../result.ts";
import { validators as ours } from "./ours.ts";

const own = "@ld-rest/types/schemas";
const peers = ["zod", "valibot"];

/** The same values for all sides: an application with its flags, and a list of configurations. */
const application: unknown = fixtures.applicationWithFlags;
const configurations: unknown = fixtures.integrationConfigurations;

/** Validators against those of peers: how many values they see to in a second, and what they weigh. */
export async function measure(): Promise<Findings> {
  const sides: Record<string, Validators> = { [own]: ours };
  const sizes: Record<string, number> = { [own]: await weigh("./ours.ts", home) };
  for (const name of peers) {
    const module = peerModule(`validators/${name}.ts`);
    sides[name] = (await import(module.href)) as Validators; // each exports the same functions
    sizes[name] = await weigh(module.pathname, peersFolder);
  }
  for (const [name, side] of Object.entries(sides)) check(name, side);
  const outcomes = await alternate(
    Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, () => nanoseconds(side)])),
    own,
    { rounds: 9, warmUps: 2 },
  );
  return report(outcomes, sizes);
}

/** What an application with both validators bundles, minified and compressed, in bytes. */
async function weigh(module: string, folder: string): Promise<number> {
  const contents = `import * as validators from ${JSON.stringify(module)}; globalThis.validators = validators;`;
  return (await measureBundle(contents, module.startsWith(".") ? import.meta.dirname : folder)).gzip;
}

/** @throws Error where a side doesn't do the same work: it takes what is right and refuses what is wrong deep within */
function check(name: string, { isApplication, isConfigurations }: Validators): void {
  const wrong = structuredClone(fixtures.integrationConfigurations) as unknown as { items: { name: unknown }[] }; // to be spoilt
  const [first] = wrong.items;
  if (first) first.name = 1;
  const unknown = { ...fixtures.application, added: { later: true } };
  const does = [isApplication(application), isApplication(unknown), isConfigurations(configurations)].every(Boolean);
  if (!does || isConfigurations(wrong) || isApplication({ key: "shop" }))
    throw new Error(`${name} does not do the same.`);
}

/** The time that both values take one side, in nanoseconds. */
async function nanoseconds({ isApplication, isConfigurations }: Validators): Promise<number> {
  const options = { min_cpu_time: 60e6, min_samples: 20, batch_samples: 100 };
  const { p50 } = await measureCall(() => isApplication(application) && isConfigurations(configurations), options);
  return p50;
}

function report(outcomes: readonly Outcome[], sizes: Readonly<Record<string, number>>): Findings {
  const [size = Number.NaN, zod = Number.NaN] = [sizes[own], sizes["zod"]];
  const name = (side: string) => (peers.includes(side) ? `${side} ${peerVersion(side)}` : side);
  return {
    tables: [
      {
        title: "Validators",
        method:
          "The same two answers, an application with its flags and a list of configurations, by schemas that let unknown properties " +
          "through. mitata's median, in rounds that take turns; a bundle with both, minified and gzip.",
        columns: ["side", "ns for both", "ratio", "bytes"],
        rows: compareRows(outcomes).map((row, index) => [
          name(row[0] ?? ""),
          ...row.slice(1),
          formatNumber(sizes[outcomes[index]?.side ?? ""] ?? Number.NaN),
        ]),
        plot: {
          file: "validators",
          title: "Both answers validated",
          axis: "times per second",
          values: outcomes.map(({ side, figure }) => ({ name: name(side), value: 1e9 / figure.median })),
          logarithmic: true,
        },
      },
    ],
    bars: [
      { what: "validations per second against zod", value: ratioOf(outcomes, "zod"), unit: "×", limit: { atLeast: 5 } },
      { what: "size of zod's bundle against the validators'", value: zod / size, unit: "×", limit: { atLeast: 4 } },
    ],
  };
}
