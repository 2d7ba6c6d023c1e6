/** The error for a value that a parameter can't have. */
export function refuse(name: string, where: string, problem: string): TypeError {
  return new TypeError(`${where}: ${name} ${problem}.`);
}

/** Percent-encodes a value for a path or query. */
export function encode(value: unknown, name: string, where: string): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    throw refuse(name, where, "holds half of a surrogate pair, which no URL can");
  }
}
