import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peerModule } from "./peers.ts";

/** What one part of the suite found, and where. */
export interface PartResult extends Findings {
  /** Name of the part on the command line. */
  readonly part: string;
  /** Machine, date and load average, in a sentence. */
  readonly machine: string;
}

/** What a part measured. */
export interface Findings {
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  /** What couldn't be measured, with the reason. */
  readonly missing?: readonly Missing[];
}

/** Measured values, a row for each side. */
export interface Table {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly plot?: Plot;
}

/** A chart of horizontal bars, one for each side. */
export interface Plot {
  /** Name of the SVG file, without its extension. */
  readonly file: string;
  readonly title: string;
  /** What the axis counts, with its unit. */
  readonly axis: string;
  readonly values: readonly { readonly name: string; readonly value: number }[];
  /** Whether the axis is logarithmic, for sides that are orders of magnitude apart. Default: false. */
  readonly logarithmic?: boolean;
}

/** A figure that must stay within a limit. */
export interface Bar {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
}

/** A side that couldn't be measured. */
export interface Missing {
  readonly side: string;
  readonly reason: string;
}

const folder = join(import.meta.dirname, "results");

/** Saves what a part found, and rewrites the pages and plots of all parts. */
export async function writeReport(result: PartResult, order: readonly string[]): Promise<void> {
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, `${result.part}.json`), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(folder, `${result.part}.md`), renderPart(result));
  for (const { plot } of result.tables) {
    if (plot) writeFileSync(join(folder, `${plot.file}.svg`), `${await renderPlot(plot)}\n`);
  }
  const names = order.filter((name) => readdirSync(data).includes(`${name}.json`));
  const results = names.map((name): PartResult => JSON.parse(readFileSync(join(data, `${name}.json`), "utf8")));
  const all = results.flatMap(({ part, bars }) => bars.map((bar) => ({ part, bar })));
  const pages = results.map(({ part, machine }) => `- [${part}](${part}.md). ${machine}`).join("\n");
  writeFileSync(join(folder, "README.md"), `# Results\n\n${renderBars(all)}\n\n${pages}\n`);
}

/** Whether a figure is within its limit. */
export function isMet({ value, limit }: Bar): boolean {
  return "atMost" in limit ? value <= limit.atMost : value >= limit.atLeast;
}

/** A number for people: three significant digits, with thousands separators. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return new Intl.NumberFormat("en", { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 }).format(value);
}

function renderPart({ part, machine, tables, bars, missing = [] }: PartResult): string {
  const sections = [
    `# ${part}`,
    `Written by \`npm run bench -- ${part}\`. ${machine}`,
    renderBars(bars.map((bar) => ({ part, bar }))),
    ...tables.map(({ title, method, columns, rows, plot }) =>
      [`## ${title}`, method, table(columns, rows), ...(plot ? [`![${plot.title}](${plot.file}.svg)`] : [])].join(
        "\n\n",
      ),
    ),
  ];
  if (missing.length > 0) {
    sections.push("## Not measured", missing.map(({ side, reason }) => `- ${side}: ${reason}`).join("\n"));
  }
  return `${sections.join("\n\n")}\n`;
}

function renderBars(bars: readonly { readonly part: string; readonly bar: Bar }[]): string {
  const withUnit = (value: number, unit: string) =>
    unit === "×" ? `${Number(value.toFixed(2))} ×` : `${formatNumber(value)} ${unit}`.trimEnd();
  return table(
    ["part", "what", "bar", "measured", ""],
    bars.map(({ part, bar }) => {
      const { what, value, unit, limit } = bar;
      const atMost = "atMost" in limit ? `≤ ${withUnit(limit.atMost, unit)}` : `≥ ${withUnit(limit.atLeast, unit)}`;
      return [part, what, atMost, withUnit(value, unit), isMet(bar) ? "met" : "**missed**"];
    }),
  );
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The part of echarts that is used. It is one of the peers, so the default install doesn't have it. */
interface ECharts {
  init(
    element: null,
    theme: null,
    options: { renderer: "svg"; ssr: true; width: number; height: number },
  ): {
    setOption(option: object): void;
    renderToSVGString(): string;
    dispose(): void;
  };
}

/** Draws a plot, with this project's bars in a colour of their own. @returns SVG */
async function renderPlot({ title, axis, values, logarithmic = false }: Plot): Promise<string> {
  const echarts = (await import(peerModule("node_modules/echarts/index.js").href)) as ECharts; // the part of it that is used
  const sorted = values.toSorted((a, b) => b.value - a.value);
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 760, height: 110 + sorted.length * 30 });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, left: 12, top: 10, textStyle: { fontSize: 15 } },
    grid: { left: 250, right: 70, top: 50, bottom: 48 },
    xAxis: { type: logarithmic ? "log" : "value", name: axis, nameLocation: "middle", nameGap: 28 },
    yAxis: { type: "category", data: sorted.map(({ name }) => name), axisTick: { show: false } },
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        label: {
          show: true,
          position: "right",
          formatter: ({ value }: { value: number }) => String(Number(value.toPrecision(3))),
        },
        data: sorted.map(({ name, value }) => ({
          value,
          itemStyle: { color: name.includes("ld-rest") ? "#405bff" : "#9aa4b2" },
        })),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
