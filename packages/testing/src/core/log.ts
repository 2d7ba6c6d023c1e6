import type { Fault } from "./faults.js";
import type { HeaderValues } from "./messages.js";
import type { RouteTable } from "./routes.js";
import { isMembers } from "./schema.js";
import { checkName, checkOptions } from "./validate.js";

/** A request that an instance received. Secrets are redacted. */
export interface LogEntry<OperationId extends string = string> {
  /** When it arrived, in milliseconds since the Unix epoch by the instance's clock. */
  readonly at: number;
  /** HTTP method. */
  readonly method: string;
  /** URL with host, path and query. */
  readonly url: string;
  /** Path, still percent-encoded. */
  readonly path: string;
  /** Headers by lowercase name. The token is replaced by `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body: parsed if it is JSON, otherwise as text. Absent if there is none. */
  readonly body?: unknown;
  /** The operation. Absent if the path or method is not modelled. */
  readonly operationId?: OperationId;
  /** The operation's parameters, parsed. Empty if they are invalid. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Status of the response. Absent if there was none. */
  readonly status?: number;
  /** Kinds of the faults that applied. */
  readonly faults: readonly Fault["kind"][];
}

/** Expectation about requests. Missing members match anything. */
export interface Expectation<Parameters = Readonly<Record<string, unknown>>, Body = unknown> {
  /** Some of the parameters; arrays as a whole. `undefined` means that a parameter must be absent. */
  readonly parameters?: { readonly [Name in keyof Parameters]?: Parameters[Name] | undefined };
  /** Some of the headers, by name in any case: a value, a pattern, or `undefined` if it must be absent. */
  readonly headers?: Readonly<Record<string, string | RegExp | undefined>>;
  /** The URL, or a pattern for it. */
  readonly url?: string | RegExp;
  /** The whole body. */
  readonly body?: Body;
  /** Status of the response. */
  readonly status?: number;
  /** How often. Default: at least once. */
  readonly times?: number;
}

/** The requests of an instance, oldest first, and assertions about them. */
export interface RequestLog<Table extends object = Readonly<Record<string, Expectation>>> {
  /** The latest requests: at most 2,000. */
  readonly entries: readonly LogEntry<keyof Table & string>[];
  /** The latest request. */
  readonly latest: LogEntry<keyof Table & string> | undefined;
  /** Number of requests, including those that are no longer kept. */
  readonly count: number;
  /**
   * Asserts that an operation was requested, as often as `times` says or at least once.
   *
   * @throws RequestAssertionError that lists the requests
   * @throws TypeError for an unknown operation or option
   */
  assertRequested<Id extends keyof Table & string>(operation: Id, expected?: Table[Id]): void;
  /**
   * Asserts that an operation was not requested or, without arguments, that nothing was.
   *
   * @throws RequestAssertionError that lists the requests
   * @throws TypeError for an unknown operation or option
   */
  assertNotRequested<Id extends keyof Table & string>(operation?: Id, expected?: Omit<Table[Id], "times">): void;
  /**
   * Asserts that exactly these operations were requested, in this order.
   *
   * @throws RequestAssertionError that lists the requests
   * @throws TypeError for an unknown operation
   */
  assertOrder(operations: readonly (keyof Table & string)[]): void;
  /**
   * Waits for a request that meets an expectation. Resolves at once if there was one.
   *
   * @param options - `timeout`: how long to wait in milliseconds of real time. Default: 5,000
   * @throws RequestAssertionError that lists the requests, if there is none in time
   */
  waitFor<Id extends keyof Table & string>(
    operation: Id,
    expected?: Omit<Table[Id], "times">,
    options?: { readonly timeout?: number },
  ): Promise<LogEntry<keyof Table & string>>;
  /** Removes all requests. */
  clear(): void;
}

/** Error of a failed assertion about the requests. Test runners show it as a failed assertion. */
export class RequestAssertionError extends Error {
  /** Same as in `node:assert`. */
  override readonly name: string = "AssertionError";
  /** Same as in `node:assert`, for runners that use it to distinguish failures from errors. */
  readonly code = "ERR_ASSERTION";
}

/** A log entry as it is written. Secrets are redacted when it is read. */
export interface LogRecord extends Omit<LogEntry, "headers" | "body"> {
  readonly headers: HeaderValues;
  /** Body as text. */
  readonly body: string | undefined;
}

/** A log with a method that only the instance uses. */
export interface WritableLog extends RequestLog {
  write(record: LogRecord): void;
}

const kept = 2000;

/**
 * Creates the log of an instance.
 *
 * @param routes - the operations that exist
 * @param tokens - tokens to redact, besides everything that looks like an access token
 */
export function createLog(routes: RouteTable, tokens: readonly string[]): WritableLog {
  let records: LogRecord[] = [];
  let total = 0;
  const waiting = new Set<() => void>();
  const redact = (text: string) =>
    [...tokens, tokenPattern].reduce<string>((result, token) => result.replaceAll(token, "[redacted]"), text);
  const read = ({ headers, body, ...record }: LogRecord): LogEntry => {
    const shown = Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.test(name) ? "[redacted]" : [value].flat().join(", "),
    ]);
    const entry = { ...record, headers: Object.fromEntries(shown), ...(body ? { body: parseBody(redact(body)) } : {}) };
    return JSON.parse(JSON.stringify(entry), (_, value) => (typeof value === "string" ? redact(value) : value));
  };
  const all = () => records.map(read);
  const failure = (statement: string) => new RequestAssertionError(`${statement}\n${describeEntries(all())}`);
  const check = (operation: string, expected: Expectation, where: string) => {
    checkName(where, "operation", operation, Object.keys(routes));
    checkOptions(where, expected, ["parameters", "headers", "url", "body", "status", "times"]);
    const known = routes[operation]?.parameters.map(({ name }) => name) ?? [];
    for (const name of Object.keys(expected.parameters ?? {})) checkName(where, "parameter", name, known);
  };
  return {
    get entries() {
      return all();
    },
    get latest() {
      const last = records.at(-1);
      return last && read(last);
    },
    get count() {
      return total;
    },
    write: (record) => {
      records.push(record);
      if (records.length > kept) records.shift();
      total++;
      for (const notify of waiting) notify();
    },
    assertRequested: (operation, expected = {}) => {
      check(operation, expected, "assertRequested");
      const count = all().filter((entry) => matches(entry, operation, expected)).length;
      if (expected.times === undefined ? count > 0 : count === expected.times) return;
      const wanted = expected.times === undefined ? "at least once" : frequency(expected.times);
      throw failure(`Expected a request of ${describe(operation, expected)} ${wanted}, but there ${number(count)}.`);
    },
    assertNotRequested: (operation, expected = {}) => {
      if (operation !== undefined) check(operation, expected, "assertNotRequested");
      const count = all().filter((entry) => operation === undefined || matches(entry, operation, expected)).length;
      if (count === 0) return;
      const what = operation === undefined ? "" : ` of ${describe(operation, expected)}`;
      throw failure(`Expected no request${what}, but there ${number(count)}.`);
    },
    assertOrder: (expected) => {
      for (const operation of expected) check(operation, {}, "assertOrder");
      const actual = all().map(({ operationId }) => operationId);
      if (actual.length === expected.length && actual.every((id, index) => id === expected[index])) return;
      throw failure(`Expected exactly the requests ${expected.join(", ") || "none"}, in this order.`);
    },
    waitFor: async (operation, expected = {}, options = {}) => {
      check(operation, expected, "waitFor");
      checkOptions("waitFor", options, ["timeout"]);
      const { timeout = 5000 } = options;
      const find = () => all().find((entry) => matches(entry, operation, expected));
      const found = find();
      if (found) return found;
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          waiting.delete(notify);
          settle();
        };
        const notify = () => {
          const entry = find();
          if (entry) end(() => resolve(entry));
        };
        const timer = setTimeout(() => {
          end(() => reject(failure(`Expected a request of ${describe(operation, expected)} within ${timeout} ms.`)));
        }, timeout);
        waiting.add(notify);
      });
    },
    clear: () => {
      records = [];
      total = 0;
    },
  };
}

/** Access tokens, SDK keys and mobile keys. */
const tokenPattern = /\b(?:api|sdk|mob)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

const secretHeaders = /^(?:authorization|proxy-authorization|cookie)$/;

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function matches(entry: LogEntry, operation: string, expected: Expectation): boolean {
  if (entry.operationId !== operation) return false;
  if (expected.status !== undefined && entry.status !== expected.status) return false;
  if (expected.url !== undefined && !fits(expected.url, entry.url)) return false;
  if ("body" in expected && !isSame(expected.body, entry.body)) return false;
  const headers = Object.entries(expected.headers ?? {});
  return (
    headers.every(([name, value]) => fits(value, entry.headers[name.toLowerCase()])) &&
    Object.entries(expected.parameters ?? {}).every(([name, value]) => isSame(value, entry.parameters[name]))
  );
}

function fits(expected: string | RegExp | undefined, actual: string | undefined): boolean {
  return expected instanceof RegExp ? actual !== undefined && expected.test(actual) : expected === actual;
}

/** Compares JSON values, regardless of the order of an object's members. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isMembers(a) || !isMembers(b)) return Object.is(a, b);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

const maxListed = 20;

function describeEntries(entries: readonly LogEntry[]): string {
  if (entries.length === 0) return "There was no request.";
  const first = Math.max(0, entries.length - maxListed);
  const lines = entries.slice(first).map((entry, index) => `  ${first + index + 1}. ${describeEntry(entry)}`);
  return ["The requests were:", ...(first > 0 ? [`  … ${first} before these`] : []), ...lines].join("\n");
}

/** Describes a request in a line: `getApplication applicationKey="com.acme.shop" → 404`. */
export function describeEntry({ method, path, operationId, parameters, status, faults }: LogEntry): string {
  const what = operationId ? describe(operationId, { parameters }) : `${method} ${path}`;
  return `${what} → ${status ?? "no response"}${faults.length > 0 ? ` (${faults.join(", ")})` : ""}`;
}

function describe(operation: string, { parameters = {}, headers = {}, url, body, status }: Expectation): string {
  const pairs = [...Object.entries(parameters), ...Object.entries(headers), ...Object.entries({ url, body })];
  const details = pairs
    .filter(([name, value]) => value !== undefined || name in parameters || name in headers)
    .map(([name, value]) => `${name}=${value instanceof RegExp ? value : JSON.stringify(value)}`);
  return `${[operation, ...details].join(" ")}${status === undefined ? "" : ` → ${status}`}`;
}

function frequency(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function number(count: number): string {
  if (count < 2) return count === 0 ? "was none" : "was one";
  return `were ${count}`;
}
