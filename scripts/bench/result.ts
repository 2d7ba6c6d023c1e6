/** What one part of the suite found: tables, and the bars that its figures are held against. */
export interface PartResult extends Findings {
  /** The part's name on the command line. */
  readonly part: string;
  readonly machine: Machine;
}

/** What a part measured. */
export interface Findings {
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  /** What couldn't be measured: told, never left out in silence. */
  readonly missing?: readonly Missing[];
}

/** Where and with what the figures were measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  /** The average number of processes that wanted a core in the last minute, before and after the part. */
  readonly load: readonly [before: number, after: number];
  /** ISO 8601, to the day. */
  readonly date: string;
}

/** Measured values, a line for each side. */
export interface Table {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly plot?: Plot;
}

/** Horizontal bars, one for each side. */
export interface Plot {
  /** The name of the SVG file, without its ending. */
  readonly file: string;
  readonly title: string;
  /** What the axis counts, with its unit. */
  readonly axis: string;
  readonly values: readonly { readonly name: string; readonly value: number }[];
  /** A logarithmic axis, where the sides are orders of magnitude apart. */
  readonly logarithmic?: boolean;
  /** Where the bar of an issue lies. */
  readonly limit?: number;
}

/** A figure that must not be missed. */
export interface Bar {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most, or the least, that it may be. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
}

/** A side that couldn't be measured, and why. */
export interface Missing {
  readonly side: string;
  readonly reason: string;
}

/** Whether a figure is within its limit. */
export function isMet({ value, limit }: Bar): boolean {
  return "atMost" in limit ? value <= limit.atMost : value >= limit.atLeast;
}
