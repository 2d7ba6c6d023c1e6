import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClientOptions, createClient, type Hooks, type Token } from "../src/index.js";
import { validate } from "../src/validation/index.js";
import { application } from "./fixtures/bodies.js";
import { failures, json } from "./fixtures/leaks.js";
import { ManualClock } from "./fixtures/manual-clock.js";

const printable = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => String.fromCharCode(0x21 + index));
const secret = fc.string({ unit: fc.constantFrom(...printable), minLength: 12, maxLength: 60 });

/** Tokens that a header can hold, the API's form and any other. */
const token = fc.oneof(
  fc.uuid().map((id) => `api-${id}`),
  secret.filter((text) => !/^(sdk|mob)-/.test(text)),
);

/** Tokens that are refused: keys of another sort, and such as no header can hold. */
const malformed = fc.oneof(
  secret.map((text) => `sdk-${text}`),
  secret.map((text) => `mob-${text}`),
  fc
    .tuple(secret, fc.constantFrom("\n", "\r\n", " ", "\t", "\0", "é", "🎉", "\ud800"), secret)
    .map((parts) => parts.join("")),
);

const asItIs = (text: string): Token => text;

/** The ways in which a client can be given a token. */
const manner = fc.constantFrom<(text: string) => Token>(
  asItIs,
  (text) => () => text,
  (text) => async () => text,
);

/** What can be read of a value: everything that a log or a copy of it would hold. */
function readings(value: unknown): string {
  const all = [inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }), JSON.stringify(value)];
  for (let error = value; error instanceof Error; error = error.cause) {
    all.push(
      String(error),
      error.message,
      String(error.stack),
      inspect(structuredClone(error), { depth: 9, showHidden: true }),
    );
    for (const key of Reflect.ownKeys(error))
      all.push(inspect(Reflect.get(error, key), { depth: 9, showHidden: true }));
  }
  return all.join("\n");
}

/** Without what a writer puts before quotes and backslashes. */
const bare = (text: string) => text.replaceAll(/[\\"'`]/g, "");

function expectNone(text: string, value: unknown): void {
  const parts = text.split(/[^!-~]+/).map(bare);
  const read = bare(readings(value));
  for (const part of parts) if (part.length > 5 && read.includes(part)) throw new Error(`${part} stands in ${read}`);
}

/** Makes a request or a response readable: neither shows its headers to a log by itself. */
function readable({ url, headers }: Request | Response): unknown {
  return { url, headers: [...headers] };
}

/** Calls in every way there is, and returns everything that a caller can see. */
async function collect(options: ClientOptions): Promise<readonly unknown[]> {
  const clock = new ManualClock();
  const found: unknown[] = [];
  const keep = (event: unknown) => {
    expect(structuredClone(event)).toEqual(event);
    found.push(event);
  };
  const hooks: Hooks = { attempt: keep, retry: keep, wait: keep };
  const ld = createClient({ ...options, clock, hooks, retry: { attempts: 2 } });
  // Middleware sees the request, the response and the error. What it must not see is the token.
  ld.use({
    onResponse: ({ request, response }) => void found.push(readable(request), readable(response)),
    onError: ({ request, error }) => void found.push(readable(request), error),
  });
  const path = "/api/v2/applications/{applicationKey}";
  const parameters = { applicationKey: "shop" };
  const calls = [
    ld.getApplication(parameters),
    ld.getApplication(parameters).withResponse(),
    ld.GET(path, { params: { path: parameters } }),
  ];
  const settled = Promise.allSettled(calls);
  await clock.run(settled);
  for (const result of await settled) found.push(result.status === "fulfilled" ? result.value : result.reason);
  return [...found, ld, ld.rateLimit, ...calls];
}

describe("the token", () => {
  test.each(Object.entries(failures))("is in nothing that comes of %s", async (_name, failure) => {
    await fc.assert(
      fc.asyncProperty(token, manner, async (text, give) => {
        for (const found of await collect({ token: give(text), fetch: failure(text) })) expectNone(text, found);
      }),
      {
        numRuns: 30,
        examples: [
          ['api-"quoted"\\and/slashed', asItIs],
          ["api-$&$1$`-replacement", asItIs],
          ["[token][token]", asItIs],
        ],
      },
    );
  });

  test("is in nothing that comes of a connection that is refused", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const found of await collect({ token: text, baseUrl: "http://127.0.0.1:4" })) expectNone(text, found);
      }),
      { numRuns: 10 },
    );
  });

  test("is in nothing that comes of its own refusal", async () => {
    const fetch = () => Promise.reject(new Error("Nothing is sent."));
    await fc.assert(
      fc.asyncProperty(malformed, manner, async (text, give) => {
        const all = await collect({ token: give(text), fetch });
        for (const found of all) expectNone(text, found);
        expect(all.map(String)).toContainEqual(expect.stringMatching(/^TypeError: The access token /));
      }),
      { numRuns: 50 },
    );
  });

  test("is in nothing that comes of a host that it may not travel to, nor of an abort", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const found of await collect({ token: text, baseUrl: "http://ld.acme.com" })) expectNone(text, found);
        const ld = createClient({ token: text, fetch: () => new Promise(() => {}) });
        const controller = new AbortController();
        const call = ld.getApplication({ applicationKey: "shop" }, { signal: controller.signal });
        controller.abort();
        expectNone(text, await call.catch((error: unknown) => error));
      }),
      { numRuns: 30 },
    );
  });

  test("is in nothing that comes of a redirect whose address has it percent-encoded", async () => {
    const text = 'api-"1234567890';
    const location = `https://evil.acme.com/?${encodeURIComponent(text)}`;
    const fetch = async () => new Response(null, { status: 302, headers: { location } });
    for (const found of await collect({ token: text, fetch })) expect(readings(found)).not.toContain("1234567890");
  });

  test("is in nothing that comes of a success that repeats it in its headers", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        const headers = { ...json, "x-request-auth": text, "x-ratelimit-token": text };
        const fetch = async () => new Response(JSON.stringify(application), { statusText: `OK ${text}`, headers });
        for (const found of await collect({ token: text, fetch })) expectNone(text, found);
      }),
      { numRuns: 30 },
    );
  });

  test("is in nothing that comes of an answer that differs from the spec", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const data of [{ _links: { [text]: 5 } }, { ...application, kind: text }, { [text]: text }]) {
          const fetch = async () => Response.json(data);
          for (const found of await collect({ token: text, fetch, validate })) expectNone(text, found);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("is in nothing that comes of a redirect to a host or an address of its name", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), async (id) => {
        const text = `api-${id}`;
        const there = async () =>
          new Response(null, { status: 302, headers: { location: `https://${text}.acme.com/` } });
        const moved = async () => Object.defineProperty(Response.json(application), "url", { value: `/?auth=${text}` });
        for (const fetch of [there, moved])
          for (const found of await collect({ token: text, fetch })) expectNone(text, found);
      }),
      { numRuns: 10 },
    );
  });

  test.each(["x", "a", "e", "status", "4", "429", "retry-after", "Headers", "[", '"', ","])(
    "changes no status and no header's name where it is as short as %s",
    async (text) => {
      const headers = { ...json, "retry-after": "7", "x-ratelimit-reset": "5" };
      const fetch = async () => new Response("{}", { status: 429, statusText: "Too Many Requests", headers });
      const ld = createClient({ token: text, fetch, retry: { attempts: 1 } });
      const error = await ld.getApplication({ applicationKey: "shop" }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "RateLimitedError", status: 429, retryAfterMs: 7000 });
    },
  );
});
