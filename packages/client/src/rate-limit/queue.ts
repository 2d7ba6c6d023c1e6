/** A place in a queue. */
export interface Waiter {
  /** Called when it is this one's turn. */
  readonly go: () => void;
  /** Arrival number. Lower numbers go first. */
  readonly order: number;
  /** Whether it has had its turn or has left the queue. */
  gone: boolean;
  next: Waiter | undefined;
}

/** A first-in, first-out queue. All operations take constant time: a waiter that leaves is only marked, and dropped at the front. */
export interface Queue {
  /** Returns the first waiter. */
  peek(): Waiter | undefined;
  /** Adds a waiter at the end. */
  push(waiter: Waiter): void;
}

/** Creates an empty queue. */
export function createQueue(): Queue {
  let first: Waiter | undefined;
  let last: Waiter | undefined;
  return {
    peek: () => {
      while (first?.gone) first = first.next;
      return first;
    },
    push: (waiter) => {
      if (first && last) last.next = waiter;
      else first = waiter;
      last = waiter;
    },
  };
}
