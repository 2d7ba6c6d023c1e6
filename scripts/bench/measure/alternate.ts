import { type Spread, summarize } from "./statistics.ts";

/** What is compared: each side does the same work once and returns its figure, lower or higher being better. */
export type Sides = Readonly<Record<string, () => Promise<number> | number>>;

/** A side's figures over all rounds. */
export interface Outcome {
  readonly side: string;
  readonly figure: Spread;
  /** The figure against that of the baseline in the same round: what a busy machine slows, it slows on both sides. */
  readonly ratio: Spread;
}

/** How often the sides take turns. */
export interface Rounds {
  /** Rounds that count. Default: 9. */
  readonly rounds?: number;
  /** Rounds before them, that don't. Default: 1. */
  readonly warmUps?: number;
}

/**
 * Lets the sides take turns, each round beginning with another one, so that none always comes first or after the same one.
 *
 * @param baseline - the side that the others are divided by
 */
export async function alternate(
  sides: Sides,
  baseline: string,
  { rounds = 9, warmUps = 1 }: Rounds = {},
): Promise<Outcome[]> {
  const names = Object.keys(sides);
  const figures = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    const first = (round + warmUps) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const figure = await sides[name]?.();
      if (round >= 0 && figure !== undefined) figures.get(name)?.push(figure);
    }
  }
  const base = figures.get(baseline) ?? [];
  return names.map((side) => {
    const own = figures.get(side) ?? [];
    const ratios = own.map((figure, round) => figure / (base[round] ?? Number.NaN));
    return { side, figure: summarize(own), ratio: summarize(ratios) };
  });
}
