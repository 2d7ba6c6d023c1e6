import { expect, test } from "vitest";
import * as errors from "../src/errors.gen.js";
import * as entry from "../src/index.js";
import * as validation from "../src/validation/index.js";

// Removing an export takes a major version, so none should be added by accident.
test("the package exports the client, its errors and their guards", () => {
  // The spec's errors have a class for each status.
  const others = Object.keys(entry).filter((name) => !(name in errors));
  expect(others.sort()).toEqual([
    "ApiError",
    "CallError",
    "MalformedResponseError",
    "NetworkError",
    "RateLimitError",
    "RateLimitExhaustedError",
    "TimeoutError",
    "createClient",
    "createRateLimiter",
    "isApiError",
    "isCallError",
    "isMalformedResponseError",
    "isNetworkError",
    "isRateLimitError",
    "isTimeoutError",
  ]);
});

test("the entry for validation exports validate", () => {
  expect(Object.keys(validation)).toEqual(["validate"]);
});
