import type { Outcome } from "./alternate.ts";
import type { Spread } from "./statistics.ts";

/** A number for people: three significant digits, thousands apart. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return new Intl.NumberFormat("en", { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 }).format(value);
}

/** A ratio with its quartiles: `1.12 × (1.10 to 1.15)`. */
export function formatRatio({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} × (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/** A figure with its quartiles. */
export function formatSpread({ median, low, high }: Spread): string {
  return `${formatNumber(median)} (${formatNumber(low)} to ${formatNumber(high)})`;
}

/** The lines of a table that compares: side, figure and ratio. */
export function compareRows(outcomes: readonly Outcome[]): string[][] {
  return outcomes.map(({ side, figure, ratio }) => [side, formatSpread(figure), formatRatio(ratio)]);
}

/** The ratio of one side, for a bar. @throws RangeError where there is no such side */
export function ratioOf(outcomes: readonly Outcome[], side: string): number {
  const outcome = outcomes.find((one) => one.side === side);
  if (!outcome) throw new RangeError(`No side is called ${side}.`);
  return outcome.ratio.median;
}
