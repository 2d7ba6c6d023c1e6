import type { LogEntry } from "./entry.js";

const shown = 20;

/** The requests as a list, the latest last; of many only the latest. */
export function describeEntries(entries: readonly LogEntry[]): string {
  if (entries.length === 0) return "There was no request.";
  const first = Math.max(0, entries.length - shown);
  const lines = entries.slice(first).map((entry, index) => `  ${first + index + 1}. ${describeEntry(entry)}`);
  return ["Requested were:", ...(first > 0 ? [`  … ${first} before these`] : []), ...lines].join("\n");
}

/** One request in a line: `getApplication applicationKey="com.acme.shop" → 404`. */
export function describeEntry({ method, path, operationId, parameters, status, faults }: LogEntry): string {
  const what = operationId ? [operationId, ...describeParameters(parameters)].join(" ") : `${method} ${path}`;
  const struck = faults.length > 0 ? ` (${faults.join(", ")})` : "";
  return `${what} → ${status ?? "no answer"}${struck}`;
}

/** An operation with what is said of it. */
export function describeExpectation(
  operation: string,
  { parameters = {}, status }: { readonly parameters?: object; readonly status?: number },
): string {
  const answered = status === undefined ? "" : ` → ${status}`;
  return `${[operation, ...describeParameters(parameters)].join(" ")}${answered}`;
}

/** How often: `once`, `3 times`. */
export function frequency(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** How often it was instead. */
export function contrast(count: number): string {
  return count === 0 ? "but there was none" : `but it came ${frequency(count)}`;
}

function describeParameters(parameters: object): string[] {
  return Object.entries(parameters).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
}
