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

/** How a case went. `expected`: it differs, as was declared. `skipped`: it was not run, because the server is gone. */
export type ContractOutcome = "passed" | "differs" | "expected" | "skipped";

/** The result of a case. */
export interface ContractResult extends ContractCase {
  /** How the case went. */
  readonly outcome: ContractOutcome;
  /** How the server differs, a line for each difference. */
  readonly differences: readonly string[];
}

/** What a case does. Every response is validated against the spec as well. */
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
