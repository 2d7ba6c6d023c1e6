import type { OperationId } from "../handlers/resource.js";
import type { Exchange, Sent } from "./exchange.js";

/** A statement about how the API behaves. */
export interface ContractCase {
  /** Stable name, such as `getApplication/unknown-key`. */
  readonly id: string;
  /** The statement as a sentence. */
  readonly title: string;
  /** Whether LaunchDarkly documents the behaviour, in the spec or the REST API overview, or this project assumes it. */
  readonly basis: "documented" | "assumed";
  /** The operation that the case is about. */
  readonly operation: OperationId;
}

/** Outcome of a case. `expected`: it differs, as declared. `skipped`: it was not run, since the server stopped responding. */
export type ContractOutcome = "passed" | "differs" | "expected" | "skipped";

/** The result of a case. */
export interface ContractResult extends ContractCase {
  /** Outcome of the case. */
  readonly outcome: ContractOutcome;
  /** Differences from the expected behaviour, a line for each. */
  readonly differences: readonly string[];
}

/** Steps of a case. Every response is also validated against the spec. */
export interface Steps {
  /** Sends a request and validates the response. */
  send(request?: Sent): Promise<Exchange>;
  /** Reports a difference unless a condition is met. */
  expect(condition: boolean, difference: string): void;
  /** Values of the path parameters. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A case with its steps. */
export interface RunnableCase extends ContractCase {
  run(steps: Steps): Promise<void>;
}
