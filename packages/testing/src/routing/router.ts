import type { Operation } from "./operation.js";

/** What stands at a path: its operations by method, and the values of the path's parameters, still percent-encoded. */
export interface Match {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly segments: readonly string[];
}

interface Step {
  readonly fixed: Map<string, Step>;
  readonly operations: Map<string, Operation>;
  any?: Step;
}

/**
 * Puts operations into a tree of path segments, so that finding one takes as many look-ups as its path has segments, however many operations
 * there are. A fixed segment wins over a parameter, and a parameter is never empty.
 *
 * @returns finds what stands at a path; `undefined` where nothing does
 */
export function createRouter(operations: readonly Operation[]): (path: string) => Match | undefined {
  const root = createStep();
  for (const operation of operations) {
    let step = root;
    for (const segment of operation.route.path.split("/")) step = advance(step, segment);
    step.operations.set(operation.route.method, operation);
  }
  return (path) => find(root, path.split("/"), 0, []);
}

function createStep(): Step {
  return { fixed: new Map(), operations: new Map() };
}

function advance(step: Step, segment: string): Step {
  if (segment.startsWith("{")) {
    step.any ??= createStep();
    return step.any;
  }
  const next = step.fixed.get(segment) ?? createStep();
  step.fixed.set(segment, next);
  return next;
}

function find(step: Step, path: readonly string[], index: number, segments: readonly string[]): Match | undefined {
  const segment = path[index];
  if (segment === undefined) return step.operations.size > 0 ? { operations: step.operations, segments } : undefined;
  const fixed = step.fixed.get(segment);
  const found = fixed && find(fixed, path, index + 1, segments);
  if (found || segment === "" || !step.any) return found;
  return find(step.any, path, index + 1, [...segments, segment]);
}
