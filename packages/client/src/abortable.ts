const abortsOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * A promise that a signal can end. However many of them share the signal, it gets one listener: Node walks through all listeners
 * of a target to add another, and warns of a leak from the eleventh on.
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
    const aborts = abortsOf.get(signal) ?? listen(signal);
    const abort = () => {
      reject(signal.reason);
      end(signal.reason);
    };
    const settled =
      <V>(settle: (value: V) => void) =>
      (value: V) => {
        aborts.delete(abort);
        settle(value);
      };
    aborts.add(abort);
    const end = start(settled(resolve), settled(reject));
  });
}

function listen(signal: AbortSignal): Set<() => void> {
  const aborts = new Set<() => void>();
  abortsOf.set(signal, aborts);
  signal.addEventListener("abort", () => {
    for (const abort of aborts) abort();
  });
  return aborts;
}
