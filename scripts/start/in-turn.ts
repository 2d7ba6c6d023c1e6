/** A task that never runs twice at once. */
export interface InTurn {
  /** Asks for a run: at once, or after the one under way, which may not have seen what has changed since. */
  request(): void;
  /** Resolves once nothing runs and nothing is asked for. */
  idle(): Promise<void>;
}

/**
 * Runs a task on request, one run after another. However often it is asked for during a run, one more run follows.
 *
 * @param task - settles its own failures
 */
export function inTurn(task: () => Promise<void>): InTurn {
  let due = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (due) {
      due = false;
      await task();
    }
    running = undefined;
  };
  return {
    request: () => {
      due = true;
      running ??= run();
    },
    idle: async () => {
      while (running) await running;
    },
  };
}
