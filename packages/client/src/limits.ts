/**
 * Refuses numbers of options that would make a client hang, or never try: what isn't above 0, NaN included.
 *
 * @throws TypeError that names the option
 */
export function checkLimits(limits: Readonly<Record<string, number | undefined>>): void {
  for (const name in limits) {
    const limit = limits[name];
    if (limit !== undefined && !(limit > 0)) throw new TypeError(`The ${name} must be above 0.`);
  }
}
