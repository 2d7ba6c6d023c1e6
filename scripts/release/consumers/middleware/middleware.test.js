// Middleware as people write it for openapi-fetch.
import assert from "node:assert/strict";
import test from "node:test";
import { createClient, isNetworkError } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";

const key = { applicationKey: "com.launchdarkly.cafe" };

test("middleware adds a header", async () => {
  const fake = createFakeApi();
  const seen = [];
  const fetch = (request) => {
    seen.push(request.headers.get("x-request-id"));
    return fake.fetch(request);
  };
  const ld = createClient({ token: fake.token, fetch });
  ld.use({ onRequest: ({ request }) => request.headers.set("x-request-id", "1a2b") });
  await ld.getApplication(key);
  assert.deepEqual(seen, ["1a2b"]);
});

test("middleware serves from a cache", async () => {
  const fake = createFakeApi();
  const cache = new Map();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  ld.use({
    onRequest: ({ request }) => cache.get(request.url)?.clone(),
    onResponse: ({ request, response }) => {
      if (response.ok) cache.set(request.url, response.clone());
    },
  });
  const first = await ld.getApplication(key);
  assert.deepEqual(await ld.getApplication(key), first);
  fake.log.assertRequested("getApplication", { times: 1 });
});

test("middleware sees errors, after all attempts, and never the token", async () => {
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("read ECONNRESET") }));
  const ld = createClient({ token: "api-hunter2", fetch, retry: { attempts: 2, maxWaitMs: 1 } });
  const seen = [];
  ld.use({
    onError: ({ error, request }) => {
      seen.push([isNetworkError(error), error.attempts, request.headers.has("authorization")]);
    },
  });
  await assert.rejects(ld.getApplication(key), /failed after 2 attempts: read ECONNRESET/);
  assert.deepEqual(seen, [[true, 2, false]]);
});
