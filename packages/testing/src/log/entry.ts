import type { Fault } from "../faults/fault.js";
import type { OperationId } from "../routing/operation.js";
import type { ParameterValues } from "../routing/parameters.js";

/** A request that an instance was asked. It holds no header and no query as it was sent, and so no token. */
export interface LogEntry {
  /** When it came, in milliseconds since the Unix epoch, by the instance's clock. */
  readonly at: number;
  readonly method: string;
  /** As it was sent, still percent-encoded, without the query. */
  readonly path: string;
  /** The operation that it was for; absent where there is none. */
  readonly operationId?: OperationId;
  /** The operation's parameters of path and query, decoded; empty where they could not be read. */
  readonly parameters: ParameterValues;
  /** Absent where no answer came. */
  readonly status?: number;
  /** The kinds of the faults that struck it. */
  readonly faults: readonly Fault["kind"][];
}
