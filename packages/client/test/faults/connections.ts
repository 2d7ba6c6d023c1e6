import { all, type Fault, json } from "./fault.js";

/** Answers that don't come, or not to their end. */
export const connections: readonly Fault[] = [
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
