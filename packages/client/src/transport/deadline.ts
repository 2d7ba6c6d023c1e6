import type { Clock } from "../clock.js";

/** A limit of time that attempts share, with one timer and one signal for all of them. */
export interface Deadline {
  /** Ends their requests. */
  readonly controller: AbortController;
  /** What is called when the time is over, one for each attempt. It ends the attempt, and returns its error. */
  readonly ends: (() => Error)[];
  /** An attempt has ended. After the last of them no timer is left. */
  leave(): void;
}

/**
 * Starts a limit of time.
 *
 * @param ms - milliseconds; Infinity for none
 */
export function startDeadline(ms: number, clock: Clock): Deadline {
  const controller = new AbortController();
  const ends: Deadline["ends"] = [];
  let ended = 0;
  const timer = clock.setTimeout(() => {
    for (const end of ends) controller.abort(end());
  }, ms);
  return {
    controller,
    ends,
    leave: () => {
      ended += 1;
      if (ended === ends.length) clock.clearTimeout(timer);
    },
  };
}
