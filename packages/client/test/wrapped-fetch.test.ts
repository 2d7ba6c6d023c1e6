import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createClient, type Fetch, isTimeoutError } from "../src/index.js";
import { ManualClock } from "./fixtures/manual-clock.js";
import { rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

/** Never answers, as a server that hangs, but ends when it is told to. */
const hang: Fetch = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

/** Ways in which people wrap fetch. */
const wrappers: Readonly<Record<string, Fetch>> = {
  "passes it on": (url, init) => hang(url, init),
  "copies what it was given": (url, init) => hang(url, { ...init, headers: { ...init.headers, "x-team": "a" } }),
  "copies what it was given, later": async (url, init) => hang(url, await Promise.resolve({ ...init })),
  "makes a Request": (url, init) => hang(url, { signal: new Request(url, init).signal }),
};

/** The options of a client that uses a fetch: as its own, or as the global one. */
const uses: Readonly<Record<string, (fetch: Fetch) => { fetch?: Fetch }>> = {
  "the client's own": (fetch) => ({ fetch }),
  "the global one": (fetch) => {
    const real = globalThis.fetch;
    onTestFinished(() => {
      globalThis.fetch = real;
    });
    globalThis.fetch = fetch as typeof real; // the client calls it in one way only
    return {};
  },
};

test("a fetch that doesn't read its signal has none made", async () => {
  const read = vi.spyOn(AbortController.prototype, "signal", "get");
  onTestFinished(() => read.mockRestore());
  const ld = createClient({ token, fetch: async () => Response.json({ key: "shop" }) });
  await ld.getApplication({ applicationKey: "shop" });
  expect(read).not.toHaveBeenCalled();
});

describe.each(Object.entries(uses))("a fetch, %s, that", (_use, use) => {
  test.each(Object.entries(wrappers))("%s is ended when the time is over", async (_name, wrapper) => {
    const clock = new ManualClock();
    const seen: unknown[] = [];
    const fetch: Fetch = (url, init) => {
      const answer = wrapper(url, init);
      answer.catch((error: unknown) => seen.push(error));
      return answer;
    };
    const ld = createClient({ token, ...use(fetch), clock, timeout: 50 });
    const call = rejection(ld.getApplication({ applicationKey: "shop" }));
    await clock.run(call);
    expect(isTimeoutError(await call)).toBe(true);
    expect(seen).toEqual([await call]);
  });

  test("puts a signal of its own in its place finds it there", async () => {
    const own = AbortSignal.timeout(60_000);
    const fetch: Fetch = async (_url, init) => {
      init.signal = own;
      return Response.json({ key: String(init.signal === own) });
    };
    expect((await createClient({ token, ...use(fetch) }).getApplication({ applicationKey: "shop" })).key).toBe("true");
  });
});
