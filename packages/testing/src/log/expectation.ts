import type { operations } from "@ld-rest/types";
import type { OperationId } from "../routing/operation.js";
import type { LogEntry } from "./entry.js";

type Parameters<Id extends OperationId> = operations[Id]["parameters"];

/** What a test says of requests of an operation. What it doesn't say can be anything. */
export interface Expectation<Id extends OperationId> {
  /** Some of the parameters, decoded; lists as a whole. `undefined` says that a parameter was not there. */
  readonly parameters?: {
    readonly [Name in keyof (Parameters<Id>["path"] & NonNullable<Parameters<Id>["query"]>)]?:
      | (Parameters<Id>["path"] & NonNullable<Parameters<Id>["query"]>)[Name]
      | undefined;
  };
  readonly status?: number;
  /** How often. Default: at least once. */
  readonly times?: number;
}

/** Whether a request is one that an expectation speaks of. */
export function matches<Id extends OperationId>(entry: LogEntry, operation: Id, expected: Expectation<Id>): boolean {
  if (entry.operationId !== operation) return false;
  if (expected.status !== undefined && entry.status !== expected.status) return false;
  // Parameters are strings or lists of them, so that their JSON tells them apart.
  return Object.entries(expected.parameters ?? {}).every(
    ([name, value]) => JSON.stringify(entry.parameters[name]) === JSON.stringify(value),
  );
}
