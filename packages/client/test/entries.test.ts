import { expect, test } from "vitest";
import * as entry from "../src/index.js";
import * as serialize from "../src/serialize/index.js";
import * as validation from "../src/validation/index.js";

// Each export is a promise: what is here by accident could not be taken back without a major.
test("the package exports the client, its errors and their guards, and nothing else that runs", () => {
  expect(Object.keys(entry).sort()).toEqual([
    "ApiError",
    "BadRequestError",
    "CallError",
    "ForbiddenError",
    "MalformedResponseError",
    "NetworkError",
    "NotFoundError",
    "RateLimitedError",
    "TimeoutError",
    "UnauthorizedError",
    "createClient",
    "isApiError",
    "isCallError",
    "isMalformedResponseError",
    "isNetworkError",
    "isRateLimitedError",
    "isTimeoutError",
  ]);
});

test("the entries for the pipeline export writers and readers, and validators", () => {
  expect(Object.keys(serialize).sort()).toEqual([
    "cookie",
    "fields",
    "header",
    "json",
    "jsonBody",
    "jsonHeader",
    "jsonPair",
    "jsonSegment",
    "list",
    "none",
    "object",
    "pair",
    "pairs",
    "pathStyle",
    "queryStyle",
    "raw",
    "rawBody",
    "scalarSegment",
    "segment",
  ]);
  const others = Object.keys(validation).filter((name) => name === "createSchema" || !name.endsWith("Schema"));
  expect(others.sort()).toEqual(["answerChecks", "createSchema", "validate"]);
});
