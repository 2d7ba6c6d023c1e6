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
export class Queue {
  #first: Waiter | undefined;
  #last: Waiter | undefined;

  /** The next to go. */
  peek(): Waiter | undefined {
    while (this.#first?.gone) this.shift();
    return this.#first;
  }

  /** Takes the one out that {@link peek} has shown. */
  shift(): Waiter | undefined {
    const first = this.#first;
    this.#first = first?.next;
    if (!this.#first) this.#last = undefined;
    return first;
  }

  push(waiter: Waiter): void {
    if (this.#last) this.#last.next = waiter;
    else this.#first = waiter;
    this.#last = waiter;
  }

  /** For one that has been at the front before. */
  unshift(waiter: Waiter): void {
    waiter.next = this.#first;
    this.#first = waiter;
    this.#last ??= waiter;
  }
}
