import { all, type Fault, json, send } from "./fault.js";

const html = "<!doctype html><title>Sign in</title>";
const page = { "content-type": "text/html; charset=utf-8" };

/** Bodies that the spec doesn't allow. */
export const bodies: readonly Fault[] = [
  {
    name: "200, truncated JSON of the right length",
    outcome: "MalformedResponseError",
    status: 200,
    attempts: 1,
    serve: send(200, json, '{"key":"com.acme'),
  },
  { name: "200, HTML", outcome: "MalformedResponseError", status: 200, attempts: 1, serve: send(200, page, html) },
  {
    name: "200, JSON that is not an object",
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
    name: "404, incomplete body",
    outcome: "NotFoundError",
    attempts: 1,
    serve: (response) => {
      response.writeHead(404, { ...json, "content-length": "1000" });
      response.write('{"message":"Not', () => response.socket?.end());
    },
  },
  { name: "404, malformed JSON", outcome: "NotFoundError", attempts: 1, serve: send(404, json, '{"message":"Not') },
];
