/** What a call costs the processor in microseconds, garbage collection included: other programs on the machine don't count. */
async function cost(run: () => unknown, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** The cost of two things that are measured in turn, so that both meet the same weather. */
export interface Comparison {
  /** In microseconds a call. */
  readonly subject: number;
  readonly baseline: number;
  readonly ratio: number;
}

/** Compares what two things cost: the medians of many short rounds in turn, after a warm-up. */
export async function compare(subject: () => unknown, baseline: () => unknown, calls: number): Promise<Comparison> {
  const rounds: [subject: number, baseline: number][] = [];
  for (let round = 0; round < 25; round++) rounds.push([await cost(subject, calls), await cost(baseline, calls)]);
  const warm = rounds.slice(5);
  const [own, other] = [median(warm.map(([value]) => value)), median(warm.map(([, value]) => value))];
  return { subject: own, baseline: other, ratio: own / other };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
