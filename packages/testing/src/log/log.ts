import type { Fault } from "../faults/fault.js";
import type { OperationId } from "../routing/operation.js";
import { contrast, describeEntries, describeExpectation, frequency } from "./describe.js";
import type { LogEntry } from "./entry.js";
import { type Expectation, matches } from "./expectation.js";

/** The requests of an instance, the oldest first, and what a test can say of them. */
export interface RequestLog {
  /** The latest requests, as many as are kept: 10,000. */
  readonly entries: readonly LogEntry[];
  /** The last request. */
  readonly latest: LogEntry | undefined;
  /** How many requests there have been, those that are kept no longer included. */
  readonly count: number;
  /**
   * Says that an operation was requested, as often as `times` says, or at least once.
   *
   * @throws RequestAssertionError that tells what was requested instead
   */
  assertRequested<Id extends OperationId>(operation: Id, expected?: Expectation<Id>): void;
  /**
   * Says that an operation, or anything at all, was not requested.
   *
   * @throws RequestAssertionError that tells what was requested
   */
  assertNotRequested<Id extends OperationId>(operation?: Id, expected?: Omit<Expectation<Id>, "times">): void;
  /**
   * Says that operations were requested in this order and nothing between, before or after them.
   *
   * @throws RequestAssertionError that tells what was requested instead
   */
  assertOrder(operations: readonly OperationId[]): void;
  /** Forgets all requests. */
  clear(): void;
}

/** A statement about the requests doesn't hold. Test runners show it as a failed assertion. */
export class RequestAssertionError extends Error {
  override readonly name: string = "AssertionError";
  /** As `node:assert` has it, for runners that tell failures from errors by it. */
  readonly code = "ERR_ASSERTION";
}

/** What is kept of a request: no more than it takes to read an entry out of it. */
export interface LogRecord {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** Absent where no answer came. */
  readonly status: number | undefined;
  readonly struck: readonly Fault[];
}

/** The log with what the instance itself needs. */
export interface WritableLog extends RequestLog {
  write(record: LogRecord): void;
}

const kept = 10_000;
const spare = 2000;

/**
 * Makes a log. Writing a record costs a request next to nothing.
 *
 * @param read - makes an entry of a record, when somebody looks
 */
export function createLog(read: (record: LogRecord) => LogEntry): WritableLog {
  let records: LogRecord[] = [];
  let dropped = 0;
  const all = () => records.slice(-kept).map(read);
  const fail = (statement: string) => {
    throw new RequestAssertionError(`${statement}\n${describeEntries(all())}`);
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
      return dropped + records.length;
    },
    write: (record) => {
      records.push(record);
      // A few at a time: an array that loses its first item is moved as a whole.
      if (records.length < kept + spare) return;
      records = records.slice(spare);
      dropped += spare;
    },
    assertRequested: (operation, expected = {}) => {
      const count = all().filter((entry) => matches(entry, operation, expected)).length;
      if (expected.times === undefined ? count > 0 : count === expected.times) return;
      const wanted = expected.times === undefined ? "at least once" : frequency(expected.times);
      fail(`Expected a request of ${describeExpectation(operation, expected)} ${wanted}, ${contrast(count)}.`);
    },
    assertNotRequested: (operation, expected = {}) => {
      const count = all().filter((entry) => operation === undefined || matches(entry, operation, expected)).length;
      if (count === 0) return;
      const what = operation === undefined ? "" : ` of ${describeExpectation(operation, expected)}`;
      fail(`Expected no request${what}, ${contrast(count)}.`);
    },
    assertOrder: (operations) => {
      const seen = all().map(({ operationId }) => operationId);
      if (seen.length === operations.length && seen.every((id, index) => id === operations[index])) return;
      fail(`Expected the requests ${operations.join(", ") || "none"}, in this order and no others.`);
    },
    clear: () => {
      records = [];
      dropped = 0;
    },
  };
}
