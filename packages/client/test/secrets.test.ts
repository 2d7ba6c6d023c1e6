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

/** Valid tokens: in the API's form, or any other that a header can contain. */
const token = fc.oneof(
  fc.uuid().map((id) => `api-${id}`),
  secret.filter((text) => !/^(sdk|mob)-/.test(text)),
);

/** Rejected tokens: keys of another kind, and texts that a header can't contain. */
const malformed = fc.oneof(
  secret.map((text) => `sdk-${text}`),
  secret.map((text) => `mob-${text}`),
  fc
    .tuple(secret, fc.constantFrom("\n", "\r\n", " ", "\t", "\0", "é", "🎉", "\ud800"), secret)
    .map((parts) => parts.join("")),
);

const asString = (text: string): Token => text;

/** The forms of the option `token`. */
const form = fc.constantFrom<(text: string) => Token>(
  asString,
  (text) => () => text,
  (text) => async () => text,
);

/** Returns all text that a log or a copy of a value would contain. */
function textOf(value: unknown): string {
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

/** Removes quotes and backslashes, which are escaped in different ways. */
const withoutQuotes = (text: string) => text.replaceAll(/[\\"'`]/g, "");

function expectNoToken(text: string, value: unknown): void {
  const parts = text.split(/[^!-~]+/).map(withoutQuotes);
  const logged = withoutQuotes(textOf(value));
  for (const part of parts) if (part.length > 5 && logged.includes(part)) throw new Error(`${part} is in ${logged}`);
}

/** Returns the URL and headers of a request or response, which `inspect` doesn't show. */
function describeMessage({ url, headers }: Request | Response): unknown {
  return { url, headers: [...headers] };
}

/** Makes a call by method, with its response, and by path, and returns all that the caller, hooks and middleware get. */
async function collect(options: ClientOptions): Promise<readonly unknown[]> {
  const clock = new ManualClock();
  const found: unknown[] = [];
  const record = (event: unknown) => {
    expect(structuredClone(event)).toEqual(event);
    found.push(event);
  };
  const hooks: Hooks = { attempt: record, retry: record, wait: record };
  const ld = createClient({ ...options, clock, hooks, retry: { attempts: 2 } });
  ld.use({
    onResponse: ({ request, response }) => void found.push(describeMessage(request), describeMessage(response)),
    onError: ({ request, error }) => void found.push(describeMessage(request), error),
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
  test.each(Object.entries(failures))("doesn't leak from %s", async (_name, failure) => {
    await fc.assert(
      fc.asyncProperty(token, form, async (text, toOption) => {
        for (const found of await collect({ token: toOption(text), fetch: failure(text) })) expectNoToken(text, found);
      }),
      {
        numRuns: 30,
        examples: [
          ['api-"quoted"\\and/slashed', asString],
          ["api-$&$1$`-replacement", asString],
          ["[token][token]", asString],
        ],
      },
    );
  });

  test("doesn't leak from a refused connection", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const found of await collect({ token: text, baseUrl: "http://127.0.0.1:4" })) expectNoToken(text, found);
      }),
      { numRuns: 10 },
    );
  });

  test("doesn't leak if it is rejected", async () => {
    const fetch = () => Promise.reject(new Error("Nothing is sent."));
    await fc.assert(
      fc.asyncProperty(malformed, form, async (text, toOption) => {
        const all = await collect({ token: toOption(text), fetch });
        for (const found of all) expectNoToken(text, found);
        expect(all.map(String)).toContainEqual(expect.stringMatching(/^TypeError: The access token /));
      }),
      { numRuns: 50 },
    );
  });

  test("doesn't leak from insecure http, or from an aborted call", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const found of await collect({ token: text, baseUrl: "http://ld.acme.com" })) expectNoToken(text, found);
        const ld = createClient({ token: text, fetch: () => new Promise(() => {}) });
        const controller = new AbortController();
        const call = ld.getApplication({ applicationKey: "shop" }, { signal: controller.signal });
        controller.abort();
        expectNoToken(text, await call.catch((error: unknown) => error));
      }),
      { numRuns: 30 },
    );
  });

  test("doesn't leak from a redirect whose URL contains it percent-encoded", async () => {
    const text = 'api-"1234567890';
    const location = `https://evil.acme.com/?${encodeURIComponent(text)}`;
    const fetch = async () => new Response(null, { status: 302, headers: { location } });
    for (const found of await collect({ token: text, fetch })) expect(textOf(found)).not.toContain("1234567890");
  });

  test("doesn't leak from a success whose headers contain it", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        const headers = { ...json, "x-request-auth": text, "x-ratelimit-token": text };
        const fetch = async () => new Response(JSON.stringify(application), { statusText: `OK ${text}`, headers });
        for (const found of await collect({ token: text, fetch })) expectNoToken(text, found);
      }),
      { numRuns: 30 },
    );
  });

  test("doesn't leak from an invalid response", async () => {
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        for (const data of [{ _links: { [text]: 5 } }, { ...application, kind: text }, { [text]: text }]) {
          const fetch = async () => Response.json(data);
          for (const found of await collect({ token: text, fetch, validate })) expectNoToken(text, found);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("doesn't leak from a redirect to a host or URL that contains it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), async (id) => {
        const text = `api-${id}`;
        const redirected = async () =>
          new Response(null, { status: 302, headers: { location: `https://${text}.acme.com/` } });
        const moved = async () => Object.defineProperty(Response.json(application), "url", { value: `/?auth=${text}` });
        for (const fetch of [redirected, moved])
          for (const found of await collect({ token: text, fetch })) expectNoToken(text, found);
      }),
      { numRuns: 10 },
    );
  });

  test.each(["x", "a", "e", "status", "4", "429", "retry-after", "Headers", "[", '"', ","])(
    "changes no status or header name even if it is %s",
    async (text) => {
      const headers = { ...json, "retry-after": "7", "x-ratelimit-reset": "5" };
      const fetch = async () => new Response("{}", { status: 429, statusText: "Too Many Requests", headers });
      const ld = createClient({ token: text, fetch, retry: { attempts: 1 } });
      const error = await ld.getApplication({ applicationKey: "shop" }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "RateLimitError", status: 429, retryAfterMs: 7000 });
    },
  );
});
