/** The error for a value that a parameter can't have. */
export function refuse(name: string, where: string, problem: string): TypeError {
  return new TypeError(`${where}: ${name} ${problem}.`);
}

/** Refuses a list that holds what can't be encoded, by the parameter's name, which openapi-fetch doesn't tell. */
export function checkItems(items: readonly unknown[], name: string, where: string): void {
  encode(items.join(), name, where);
}

/** An object with its keys encoded, which openapi-fetch leaves as they are, and without members that are undefined. */
export function encodeKeys(value: object, name: string, where: string): Record<string, unknown> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  checkItems(members.flat(), name, where);
  return Object.fromEntries(members.map(([key, member]) => [encode(key, name, where), member]));
}

/** Percent-encodes a value for a path or query. */
export function encode(value: unknown, name: string, where: string): string {
  try {
    return encodeURIComponent(String(value));
  } catch {
    throw refuse(name, where, "holds a lone surrogate");
  }
}
