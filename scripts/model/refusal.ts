import type { BundledSpec } from "../spec/bundle.ts";
import { SpecError, sortProblems } from "../spec/problem.ts";

/** Something that no correct code can be generated from, with its place in the document. */
export interface Refusal {
  readonly pointer: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  readonly rule: "clash" | "unsupported";
}

/**
 * Stops the run if there are refusals.
 *
 * @throws {@link SpecError} with file and line of each
 */
export async function refuse(spec: BundledSpec, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const origins = await spec.origins();
  const problems = refusals.map(({ pointer, ...problem }) => ({
    ...origins.locate(pointer),
    ...problem,
    severity: "error" as const,
  }));
  throw new SpecError(sortProblems(problems));
}
