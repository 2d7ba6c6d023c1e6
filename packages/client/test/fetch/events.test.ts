import { describe, expect, test } from "vitest";
import { type AttemptEvent, type Hooks, reportAttempts } from "../../src/fetch/events.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { createCall, createRequest, path, rejection, respond, stub } from "../fixtures/stub.js";

const { url } = createRequest();

describe("reportAttempts", () => {
  test("reports an attempt and its response as plain data, without the token", async () => {
    const clock = new ManualClock();
    const events: AttemptEvent[] = [];
    const headers = { "x-ratelimit-global-remaining": "7", "retry-after": "1", "content-type": "text/html" };
    const { next } = stub(async () => {
      await clock.advance(120);
      return respond(503, { ...headers, "set-cookie": "session=hunter2", "x-other": "1" });
    });
    const hooks = { attempt: (event: AttemptEvent) => events.push(event) };
    const request = createRequest({ headers: { authorization: "api-hunter2" } });
    await reportAttempts(next, hooks, clock, createCall({ attempts: 1 }))(request);
    expect(events).toEqual([
      { method: "GET", path, url, attempt: 2, status: 503, headers, durationMs: 120, error: undefined },
    ]);
    expect(structuredClone(events)).toEqual(events);
    expect(JSON.stringify(events)).not.toContain("hunter2");
  });

  test("reports the name of the error if there is no response", async () => {
    const events: AttemptEvent[] = [];
    const hooks = { attempt: (event: AttemptEvent) => events.push(event) };
    const { next } = stub(() => Promise.reject(new RangeError("reset")));
    await rejection(reportAttempts(next, hooks, new ManualClock(), createCall())(createRequest()));
    expect(events).toMatchObject([{ attempt: 1, status: undefined, headers: {}, error: "RangeError" }]);
  });

  test("reports the reason of an abort that is not an error", async () => {
    const events: AttemptEvent[] = [];
    const hooks = { attempt: (event: AttemptEvent) => events.push(event) };
    const { next } = stub(() => Promise.reject("enough"));
    await rejection(reportAttempts(next, hooks, new ManualClock(), createCall())(createRequest()));
    expect(events).toMatchObject([{ error: "enough" }]);
  });

  test("counts the attempts of the call", async () => {
    const call = createCall();
    const fetch = reportAttempts(stub().next, {}, new ManualClock(), call);
    await fetch(createRequest());
    await fetch(createRequest());
    expect(call.attempts).toBe(2);
  });
});

describe("a hook", () => {
  const report = (hooks: Hooks) => reportAttempts(stub().next, hooks, new ManualClock(), createCall())(createRequest());

  test("is called as a method of the hooks object", async () => {
    class Log {
      readonly lines: string[] = [];
      attempt({ path }: { path: string }) {
        this.lines.push(path);
      }
    }
    const log = new Log();
    await report(log);
    expect(log.lines).toEqual([path]);
  });

  test.each<[string, Hooks]>([
    [
      "throws",
      {
        attempt: () => {
          throw new Error("mine");
        },
      },
    ],
    ["rejects", { attempt: async () => Promise.reject(new Error("mine")) }],
  ])("that %s doesn't fail the call", async (_name, hooks) => {
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", listen);
    await report(hooks);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", listen);
    expect(rejections).toEqual([]);
  });
});
