import { createRandom } from "../random.js";
import type { OperationId } from "../routing/operation.js";
import type { Fault, FaultTarget } from "./fault.js";

/** The faults of an instance. */
export interface Faults {
  /**
   * Adds a fault. Several can strike one request.
   *
   * @returns takes it away again
   * @throws RangeError for a number that can't be
   */
  add(fault: Fault, target?: FaultTarget): () => void;
  /** Takes all of them away. */
  clear(): void;
}

/** Faults with what the instance itself needs. */
export interface StrikingFaults extends Faults {
  /** Those that strike a request, each counted as having struck. */
  strike(operation: OperationId | undefined): readonly Fault[];
}

interface Rule {
  readonly fault: Fault;
  readonly operation: OperationId | undefined;
  readonly probability: number;
  left: number;
}

const untouched: readonly Fault[] = [];

/** @param seed - the same seed gives the same strikes where faults have a probability */
export function createFaults(seed: number): StrikingFaults {
  const rules = new Set<Rule>();
  const random = createRandom(seed);
  return {
    add: (fault, { operation, times = Number.POSITIVE_INFINITY, probability = 1 } = {}) => {
      checkFault(fault);
      if (!(times >= 1)) throw new RangeError(`faults: times must be 1 or more, not ${times}.`);
      if (!(probability >= 0 && probability <= 1)) {
        throw new RangeError(`faults: probability must be from 0 to 1, not ${probability}.`);
      }
      const rule: Rule = { fault, operation, probability, left: times };
      rules.add(rule);
      return () => {
        rules.delete(rule);
      };
    },
    clear: () => rules.clear(),
    strike: (operation) => {
      if (rules.size === 0) return untouched;
      const struck = [...rules].filter(
        (rule) =>
          (rule.operation === undefined || rule.operation === operation) &&
          (rule.probability === 1 || random() < rule.probability),
      );
      for (const rule of struck) {
        rule.left--;
        if (rule.left < 1) rules.delete(rule);
      }
      return struck.map(({ fault }) => fault);
    },
  };
}

function checkFault(fault: Fault): void {
  const refuse = (what: string) => {
    throw new RangeError(`faults: ${fault.kind} ${what}.`);
  };
  switch (fault.kind) {
    case "latency":
      if (!(fault.ms >= 0 && Number.isFinite(fault.ms))) refuse(`takes 0 ms or more, not ${fault.ms}`);
      return;
    case "clockSkew":
      if (!Number.isFinite(fault.ms)) refuse(`takes a number of ms, not ${fault.ms}`);
      return;
    case "cut":
    case "truncate":
      if (fault.length !== undefined && !(fault.length >= 0))
        refuse(`takes a length of 0 or more, not ${fault.length}`);
      return;
    case "status":
      // What a Response can have (Fetch standard, section 5.5).
      if (!Number.isInteger(fault.status) || fault.status < 200 || fault.status > 599) {
        refuse(`takes a status from 200 to 599, not ${fault.status}`);
      }
      return;
    case "contentType":
    case "hang":
    case "reset":
      return;
    default:
      throw new RangeError(`faults: there is no kind ${JSON.stringify((fault as Fault).kind)}.`); // untyped callers get here
  }
}
