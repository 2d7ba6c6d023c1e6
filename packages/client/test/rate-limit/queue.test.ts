import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createQueue, type Waiter } from "../../src/rate-limit/queue.js";

const waiter = (order: number): Waiter => ({ order, go: () => {}, gone: false, next: undefined });

describe("Queue", () => {
  test("does what a list does that is searched from the front", () => {
    const step = fc.oneof(
      fc.constant("push" as const),
      fc.constant("shift" as const),
      fc.record({ leave: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const queue = createQueue();
        let list: Waiter[] = [];
        for (const [order, action] of steps.entries()) {
          if (typeof action === "object") {
            const leaving = list[action.leave];
            if (leaving) leaving.gone = true;
            list = list.filter((one) => one !== leaving);
          } else if (action === "shift") {
            const first = queue.peek();
            expect(first).toBe(list.shift());
            if (first) first.gone = true;
          } else {
            const one = waiter(order);
            queue[action](one);
            list[action](one);
          }
          expect(queue.peek()).toBe(list[0]);
        }
      }),
    );
  });

  test("visits each one that has left once, however many there are", () => {
    const queue = createQueue();
    let visits = 0;
    const count = 100_000;
    for (let order = 0; order < count; order += 1) {
      const one = waiter(order);
      Object.defineProperty(one, "gone", { get: () => ++visits > 0 });
      queue.push(one);
    }
    expect(queue.peek()).toBeUndefined();
    expect(queue.peek()).toBeUndefined();
    expect(visits).toBe(count);
  });
});
