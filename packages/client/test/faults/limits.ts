import { all, type Fault, json, send } from "./fault.js";

const rateLimited = JSON.stringify({ code: "rate_limited", message: "You've made too many requests.", id: "1a2b" });

/** 429s, and other responses that ask for a wait. */
export const limits: readonly Fault[] = [
  {
    name: "429, `Retry-After` in seconds, as for the limit by IP address",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 2000,
    serve: send(429, { ...json, "retry-after": "2" }, rateLimited),
  },
  {
    name: "429, `Retry-After` as a date",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 2000,
    serve: send(429, (now) => ({ ...json, "retry-after": new Date(now + 2000).toUTCString() }), rateLimited),
  },
  {
    name: "429, `X-Ratelimit-Reset`",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 3000,
    serve: send(
      429,
      (now) => ({ ...json, "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": String(now + 3000) }),
      rateLimited,
    ),
  },
  {
    name: "429 of one route",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 3000,
    serve: send(
      429,
      (now) => ({
        ...json,
        "x-ratelimit-global-remaining": "17",
        "x-ratelimit-route-remaining": "0",
        "x-ratelimit-reset": String(now + 3000),
      }),
      rateLimited,
    ),
  },
  {
    name: "429, reset time in the past",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 50,
    serve: send(429, (now) => ({ ...json, "x-ratelimit-reset": String(now - 3000) }), rateLimited),
  },
  {
    name: "429 without headers",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 10_000,
    serve: send(429),
  },
  {
    name: "429 that asks for more than `maxWaitMs`",
    outcome: "RateLimitError",
    attempts: 1,
    serve: send(429, { ...json, "retry-after": "3600" }, rateLimited),
  },
  {
    name: "429, `Retry-After`, incomplete body",
    outcome: "RateLimitError",
    attempts: all,
    waitMs: 2000,
    serve: (response) => {
      response.writeHead(429, { ...json, "retry-after": "2", "content-length": "1000" });
      response.write("{", () => response.socket?.end());
    },
  },
  {
    name: "503, `Retry-After`",
    outcome: "ApiError",
    status: 503,
    attempts: all,
    waitMs: 2000,
    serve: send(503, { "retry-after": "2" }),
  },
  { name: "503 without headers", outcome: "ApiError", status: 503, attempts: all, waitMs: 0, serve: send(503) },
  {
    name: "503 that asks for more than `maxWaitMs`",
    outcome: "ApiError",
    status: 503,
    attempts: 1,
    serve: send(503, { "retry-after": "3600" }),
  },
];
