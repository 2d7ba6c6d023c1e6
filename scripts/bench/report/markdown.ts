import { formatNumber } from "../measure/format.ts";
import { type Bar, isMet, type Machine, type PartResult, type Table } from "../result.ts";

/** The page of one part: its bars, then a section for each table. */
export function renderPart({ part, machine, tables, bars, missing = [] }: PartResult): string {
  return [
    `# ${part}`,
    `Written by \`npm run bench -- ${part}\`. ${renderMachine(machine)}`,
    renderBars(bars.map((bar) => ({ part, bar }))),
    ...tables.map(renderTable),
    ...(missing.length > 0
      ? ["## Not measured", missing.map(({ side, reason }) => `- ${side}: ${reason}`).join("\n")]
      : []),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

/** Where and with what a part was measured, in a sentence. */
export function renderMachine({ processor, cores, memory, system, node, load, date }: Machine): string {
  const [before, after] = load.map((value) => value.toFixed(1));
  return (
    `Measured on ${date}: ${processor}, ${cores} cores, ${memory}, ${system}, Node ${node}; ` +
    `load average ${before} before and ${after} after.`
  );
}

/** Bars as a table: what was measured against what it must be. */
export function renderBars(bars: readonly { readonly part: string; readonly bar: Bar }[]): string {
  return table(
    ["part", "what", "bar", "measured", ""],
    bars.map(({ part, bar }) => [
      part,
      bar.what,
      limitOf(bar),
      withUnit(bar.value, bar.unit),
      isMet(bar) ? "met" : "**missed**",
    ]),
  );
}

function limitOf({ limit, unit }: Bar): string {
  return "atMost" in limit ? `≤ ${withUnit(limit.atMost, unit)}` : `≥ ${withUnit(limit.atLeast, unit)}`;
}

function withUnit(value: number, unit: string): string {
  return unit === "×" ? `${Number(value.toFixed(2))} ×` : `${formatNumber(value)} ${unit}`.trimEnd();
}

function renderTable({ title, method, columns, rows, plot }: Table): string {
  const image = plot ? [`![${plot.title}](${plot.file}.svg)`] : [];
  return [`## ${title}`, method, table(columns, rows), ...image].join("\n\n");
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
