import type { Errors } from "../answering/errors.js";
import type { Reply } from "../answering/reply.js";
import type { CompiledRole } from "../roles/role.js";
import type { OperationId } from "../routing/operation.js";
import type { ParameterValues } from "../routing/parameters.js";
import type { State } from "../state/state.js";

/** A call of an operation that has passed all checks but that of the caller's role. */
export interface Call {
  readonly parameters: ParameterValues;
  /** What the caller may do; `undefined` for one who may read everything. */
  readonly role: CompiledRole | undefined;
  readonly state: State;
  readonly errors: Errors;
}

/** How the fake answers an operation: with a function of its own, or with the spec's first example of a success. */
export type Behaviour = "example" | ((call: Call) => Reply);

/** The behaviours of operations that don't simply respond with the spec's example. */
export type Behaviours = Readonly<Partial<Record<OperationId, Behaviour>>>;

/** The value of a parameter that is a single string. */
export function textParameter({ parameters }: Call, name: string): string {
  const value = parameters[name];
  return typeof value === "string" ? value : "";
}
