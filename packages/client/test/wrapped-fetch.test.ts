import { describe, expect, onTestFinished, test } from "vitest";
import { createClient, type Fetch, isTimeoutError } from "../src/index.js";
import { ManualClock } from "./fixtures/manual-clock.js";
import { hang, rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

/** Usual wrappers of fetch. */
const wrappers: Readonly<Record<string, Fetch>> = {
  "passes the request on": (request) => hang(request),
  "copies the request": (request) => hang(new Request(request, { headers: { ...request.headers, "x-team": "a" } })),
  "copies the request later": async (request) => hang(await Promise.resolve(new Request(request))),
  "clones the request": (request) => hang(request.clone()),
};

/** The options of a client that uses a fetch: as its own, or as the global one. */
const uses: Readonly<Record<string, (fetch: Fetch) => { fetch?: Fetch }>> = {
  "the client's own": (fetch) => ({ fetch }),
  "the global one": (fetch) => {
    const real = globalThis.fetch;
    onTestFinished(() => {
      globalThis.fetch = real;
    });
    globalThis.fetch = fetch as typeof real; // the client calls it with a request only
    return {};
  },
};

describe.each(Object.entries(uses))("a fetch, %s, that", (_use, use) => {
  test.each(Object.entries(wrappers))("%s is aborted by the timeout", async (_name, wrapper) => {
    const clock = new ManualClock();
    const seen: unknown[] = [];
    const fetch: Fetch = (request) => {
      const response = wrapper(request);
      response.catch((error: unknown) => seen.push(error));
      return response;
    };
    const ld = createClient({ token, ...use(fetch), clock, timeout: 50 });
    const call = rejection(ld.getApplication({ applicationKey: "shop" }));
    await clock.run(call);
    expect(isTimeoutError(await call)).toBe(true);
    await clock.advance(0);
    expect(seen).toEqual([await call]);
  });
});
