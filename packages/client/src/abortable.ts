const abortsOf = new WeakMap<object, Set<() => void>>();

/** The listener of all signals: the same for each call, so that a target that has it gets no other. */
function abortAll(this: object): void {
  abortsOf.get(this)?.forEach((abort) => {
    abort();
  });
}

/**
 * A promise that a signal can end. However many of them share the signal, it gets one listener, and none when all of them are
 * settled: Node warns of a leak from the eleventh on, and keeps a signal that depends on others for as long as it has one.
 *
 * @param start - begins the work, and returns what is called with the signal's reason to end it
 * @throws (the promise) the signal's reason, at once, when it aborts or where it has
 */
export function abortable<T>(
  signal: AbortSignal | undefined,
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => (reason: unknown) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!signal) {
      start(resolve, reject);
      return;
    }
    signal.throwIfAborted();
    const aborts = abortsOf.get(signal) ?? new Set();
    abortsOf.set(signal, aborts);
    let end: ((reason: unknown) => void) | undefined;
    const abort = () => {
      reject(signal.reason);
      end?.(signal.reason);
    };
    const settled =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        aborts.delete(abort);
        if (aborts.size === 0) signal.removeEventListener("abort", abortAll);
        settle(value);
      };
    aborts.add(abort);
    signal.addEventListener("abort", abortAll);
    end = start(settled(resolve), settled(reject));
    // The work may have aborted it as it began.
    if (signal.aborted) end(signal.reason);
  });
}
