/** A place in a queue. */
export interface Waiter {
  /** Called when it is the caller's turn. */
  readonly go: () => void;
  /** The lower, the longer it has waited. */
  readonly order: number;
  /** Whether it has had its turn, or left without one. */
  gone: boolean;
  next: Waiter | undefined;
}

/**
 * First come, first served, in constant time whatever the length. One that is gone is only marked so; it is dropped when it comes to
 * the front.
 */
export interface Queue {
  /** The next to go. */
  peek(): Waiter | undefined;
  push(waiter: Waiter): void;
}

/** Makes an empty queue. */
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
