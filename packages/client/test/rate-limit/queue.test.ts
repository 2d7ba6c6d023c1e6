import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createQueue } from "../../src/rate-limit/queue.js";

describe("a queue", () => {
  test("behaves like a list whose items are taken from the front", () => {
    const step = fc.oneof(
      fc.constant("push" as const),
      fc.constant("shift" as const),
      fc.record({ remove: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const queue = createQueue<number>();
        const removes = new Map<number, () => void>();
        let list: number[] = [];
        const remove = (item: number | undefined) => {
          if (item === undefined) return;
          removes.get(item)?.();
          list = list.filter((other) => other !== item);
        };
        for (const [item, action] of steps.entries()) {
          if (typeof action === "object") remove(list[action.remove]);
          else if (action === "shift") remove(queue.peek());
          else {
            removes.set(item, queue.push(item));
            list.push(item);
          }
          expect(queue.peek()).toBe(list[0]);
        }
      }),
    );
  });
});
