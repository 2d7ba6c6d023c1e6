import { describe, expect, test } from "vitest";
import { observe, type RequestEvent, type ResponseEvent } from "../../src/transport/observe.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { answer, outgoing, stub } from "../fixtures/stub.js";

const { method, path, url } = outgoing();

describe("observe", () => {
  test("tells of an attempt and its answer, as plain data without the token", async () => {
    const clock = new ManualClock();
    const events: (RequestEvent | ResponseEvent)[] = [];
    const told = { "x-ratelimit-global-remaining": "7", "retry-after": "1", "content-type": "text/html" };
    const { next } = stub(async () => {
      await clock.advance(120);
      return answer(503, { ...told, "set-cookie": "session=hunter2", "x-other": "1" });
    });
    const hooks = {
      request: (event: RequestEvent) => events.push(event),
      response: (event: ResponseEvent) => events.push(event),
    };
    await observe(next, clock, hooks)(outgoing({ attempt: 2, headers: { authorization: "api-hunter2" } }));
    const request = { method, path, url, attempt: 2 };
    expect(events).toEqual([request, { ...request, status: 503, headers: told, durationMs: 120 }]);
    expect(structuredClone(events)).toEqual(events);
    expect(JSON.stringify(events)).not.toContain("hunter2");
  });

  test("tells of an attempt before it is sent, and of no answer where none came", async () => {
    const order: string[] = [];
    const { next } = stub(() => {
      order.push("sent");
      throw new Error("reset");
    });
    const hooks = { request: () => order.push("request"), response: () => order.push("response") };
    await expect(observe(next, new ManualClock(), hooks)(outgoing())).rejects.toThrow("reset");
    expect(order).toEqual(["request", "sent"]);
  });

  test("keeps `this` of a hook that is a method", async () => {
    class Log {
      readonly lines: number[] = [];
      request({ attempt }: RequestEvent) {
        this.lines.push(attempt);
      }
      response({ status }: ResponseEvent) {
        this.lines.push(status);
      }
    }
    const log = new Log();
    await observe(stub().next, new ManualClock(), log)(outgoing());
    expect(log.lines).toEqual([1, 200]);
  });
});
