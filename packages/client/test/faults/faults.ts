import type { IncomingMessage, ServerResponse } from "node:http";

/** What goes wrong, and what the caller gets of it. */
export interface Fault {
  /** As the table of the README has it. */
  readonly name: string;
  /** The class of the error, or that there is none. */
  readonly outcome: string;
  /** How often the request is sent, by default. */
  readonly attempts: number;
  /** How long is waited between two attempts, in milliseconds; without jitter. */
  readonly waitMs?: number;
  /** The status that the error tells of. */
  readonly status?: number;
  /** @param now - the server's time */
  readonly serve: (response: ServerResponse, now: number, request: IncomingMessage) => void;
}

type Headers = Readonly<Record<string, string>>;

const all = 6;
const json = { "content-type": "application/json" };
const refusal = JSON.stringify({ code: "rate_limited", message: "You've made too many requests.", id: "1a2b" });

/** An answer that is whole. */
function send(status: number, headers: Headers | ((now: number) => Headers) = {}, body = ""): Fault["serve"] {
  return (response, now) => {
    response.writeHead(status, typeof headers === "function" ? headers(now) : headers);
    response.end(body);
  };
}

const limits: readonly Fault[] = [
  {
    name: "429, `Retry-After` in seconds, as of the limit by IP address",
    outcome: "RateLimitedError",
    attempts: all,
    waitMs: 2000,
    serve: send(429, { ...json, "retry-after": "2" }, refusal),
  },
  {
    name: "429, `Retry-After` as a date",
    outcome: "RateLimitedError",
    attempts: all,
    waitMs: 2000,
    serve: send(429, (now) => ({ ...json, "retry-after": new Date(now + 2000).toUTCString() }), refusal),
  },
  {
    name: "429, `X-Ratelimit-Reset`",
    outcome: "RateLimitedError",
    attempts: all,
    waitMs: 3000,
    serve: send(
      429,
      (now) => ({ ...json, "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": String(now + 3000) }),
      refusal,
    ),
  },
  {
    name: "429 of one route",
    outcome: "RateLimitedError",
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
      refusal,
    ),
  },
  {
    name: "429, a reset in the past",
    outcome: "RateLimitedError",
    attempts: all,
    waitMs: 50,
    serve: send(429, (now) => ({ ...json, "x-ratelimit-reset": String(now - 3000) }), refusal),
  },
  {
    name: "429, no header at all",
    outcome: "RateLimitedError",
    attempts: all,
    waitMs: 10_000,
    serve: send(429),
  },
  {
    name: "429 that asks for more than `maxWaitMs`",
    outcome: "RateLimitedError",
    attempts: 1,
    serve: send(429, { ...json, "retry-after": "3600" }, refusal),
  },
  {
    name: "429, `Retry-After`, its body cut",
    outcome: "RateLimitedError",
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
  { name: "503, no header", outcome: "ApiError", status: 503, attempts: all, waitMs: 0, serve: send(503) },
  {
    name: "503 that asks for more than `maxWaitMs`",
    outcome: "ApiError",
    status: 503,
    attempts: 1,
    serve: send(503, { "retry-after": "3600" }),
  },
];

const connections: readonly Fault[] = [
  {
    name: "connection reset before an answer",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => response.socket?.resetAndDestroy(),
  },
  {
    name: "connection reset after the headers",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write("{", () => response.socket?.resetAndDestroy());
    },
  },
  {
    name: "body cut short of its `Content-Length`",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write('{"key":"com.acme', () => response.socket?.end());
    },
  },
  {
    name: "body cut between its chunks",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, json);
      response.write('{"key":"com.acme', () => response.socket?.end());
    },
  },
  { name: "no answer within `timeout`", outcome: "TimeoutError", attempts: 1, serve: () => {} },
  {
    name: "body not whole within `timeout`",
    outcome: "TimeoutError",
    attempts: 1,
    serve: (response) => {
      response.writeHead(200, json);
      response.write("{");
    },
  },
];

const html = "<!doctype html><title>Sign in</title>";
const page = { "content-type": "text/html; charset=utf-8" };

const bodies: readonly Fault[] = [
  {
    name: "200, JSON cut off, its length right",
    outcome: "MalformedResponseError",
    status: 200,
    attempts: 1,
    serve: send(200, json, '{"key":"com.acme'),
  },
  { name: "200, HTML", outcome: "MalformedResponseError", status: 200, attempts: 1, serve: send(200, page, html) },
  {
    name: "200, JSON that is no object",
    outcome: "MalformedResponseError",
    status: 200,
    attempts: 1,
    serve: send(200, json, "null"),
  },
  {
    name: "200, text",
    outcome: "MalformedResponseError",
    status: 200,
    attempts: 1,
    serve: send(200, { "content-type": "text/plain" }, "{}"),
  },
  { name: "200, empty", outcome: "MalformedResponseError", status: 200, attempts: 1, serve: send(200, json) },
  { name: "204", outcome: "MalformedResponseError", status: 204, attempts: 1, serve: send(204) },
  {
    name: "206, or another success that the spec doesn't have",
    outcome: "MalformedResponseError",
    status: 206,
    attempts: 1,
    serve: send(206, json, '{"items":[],"_links":{}}'),
  },
  { name: "502, HTML", outcome: "ApiError", status: 502, attempts: all, waitMs: 0, serve: send(502, page, html) },
  { name: "404, empty", outcome: "NotFoundError", attempts: 1, serve: send(404) },
  {
    name: "404, text",
    outcome: "NotFoundError",
    attempts: 1,
    serve: send(404, { "content-type": "text/plain" }, "Not found"),
  },
  { name: "404, HTML", outcome: "NotFoundError", attempts: 1, serve: send(404, page, html) },
  {
    name: "404, its body cut",
    outcome: "NotFoundError",
    attempts: 1,
    serve: (response) => {
      response.writeHead(404, { ...json, "content-length": "1000" });
      response.write('{"message":"Not', () => response.socket?.end());
    },
  },
  { name: "404, broken JSON", outcome: "NotFoundError", attempts: 1, serve: send(404, json, '{"message":"Not') },
];

const redirects: readonly Fault[] = [
  {
    name: "redirect within the origin",
    outcome: "the data",
    attempts: 1,
    serve: (response, _now, request) => {
      if (request.url?.startsWith("/moved")) {
        response.writeHead(200, json);
        response.end('{"items":[],"_links":{}}');
      } else {
        response.writeHead(307, { location: `/moved${request.url}` });
        response.end();
      }
    },
  },
  {
    name: "redirect to another origin",
    outcome: "ApiError",
    status: 302,
    attempts: 1,
    serve: send(302, { ...page, location: "https://login.acme.com/" }, html),
  },
  {
    name: "redirect in a circle",
    outcome: "ApiError",
    status: 302,
    attempts: 1,
    serve: send(302, { location: "/circle" }),
  },
];

/** Every fault that the README tells of, in its order. */
export const faults: readonly Fault[] = [...limits, ...connections, ...bodies, ...redirects];
