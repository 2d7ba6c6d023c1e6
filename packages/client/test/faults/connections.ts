import { all, type Fault, json } from "./fault.js";

/** Missing and incomplete responses. */
export const connections: readonly Fault[] = [
  {
    name: "connection closed before the response",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => response.socket?.resetAndDestroy(),
  },
  {
    name: "connection closed after the headers",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write("{", () => response.socket?.resetAndDestroy());
    },
  },
  {
    name: "body shorter than its `Content-Length`",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write('{"key":"com.acme', () => response.socket?.end());
    },
  },
  {
    name: "body closed between chunks",
    outcome: "NetworkError",
    attempts: all,
    waitMs: 0,
    serve: (response) => {
      response.writeHead(200, json);
      response.write('{"key":"com.acme', () => response.socket?.end());
    },
  },
  { name: "no response within `timeout`", outcome: "TimeoutError", attempts: 1, serve: () => {} },
  {
    name: "incomplete body after `timeout`",
    outcome: "TimeoutError",
    attempts: 1,
    serve: (response) => {
      response.writeHead(200, json);
      response.write("{");
    },
  },
];
