import { expect, test } from "vitest";
import * as entry from "../src/index.js";
import * as validation from "../src/validation/index.js";

// Each export is a promise: what is here by accident could not be taken back without a major.
test("the package exports the client, its errors and their guards", () => {
  expect(Object.keys(entry).sort()).toEqual([
    "ApiError",
    "BadRequestError",
    "CallError",
    "ForbiddenError",
    "MalformedResponseError",
    "NetworkError",
    "NotFoundError",
    "RateLimitClosedError",
    "RateLimitedError",
    "TimeoutError",
    "UnauthorizedError",
    "createClient",
    "createRateLimiter",
    "isApiError",
    "isCallError",
    "isMalformedResponseError",
    "isNetworkError",
    "isRateLimitedError",
    "isTimeoutError",
  ]);
});

test("the entry for validation exports validate", () => {
  expect(Object.keys(validation)).toEqual(["validate"]);
});
