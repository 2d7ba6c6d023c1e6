/** A place in a queue. */
export interface Waiter {
  /** Called when it is the caller's turn. */
  readonly go: () => void;
  /** The lower, the longer it has waited. */
  readonly order: number;
  /** Whether it has left. */
  gone: boolean;
  next: Waiter | undefined;
}

/**
 * First come, first served, in constant time whatever the length. One that leaves before its turn is only marked; it is dropped
 * when it comes to the front.
 */
export interface Queue {
  /** The next to go. */
  peek(): Waiter | undefined;
  /** Takes the one out that `peek` has shown. */
  shift(): Waiter | undefined;
  push(waiter: Waiter): void;
  /** For one that has been at the front before. */
  unshift(waiter: Waiter): void;
}

/** Makes an empty queue. */
export function createQueue(): Queue {
  let first: Waiter | undefined;
  let last: Waiter | undefined;
  const shift = () => {
    const taken = first;
    first = taken?.next;
    if (!first) last = undefined;
    return taken;
  };
  return {
    shift,
    peek: () => {
      while (first?.gone) shift();
      return first;
    },
    push: (waiter) => {
      if (last) last.next = waiter;
      else first = waiter;
      last = waiter;
    },
    unshift: (waiter) => {
      waiter.next = first;
      first = waiter;
      last ??= waiter;
    },
  };
}
