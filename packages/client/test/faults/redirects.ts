import { type Fault, json, send } from "./fault.js";

/** Redirects. */
export const redirects: readonly Fault[] = [
  {
    name: "redirect within the origin",
    outcome: "none: it is followed",
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
    serve: send(302, { "content-type": "text/html", location: "https://login.acme.com/" }, "<!doctype html>"),
  },
  {
    name: "redirect loop",
    outcome: "ApiError",
    status: 302,
    attempts: 1,
    serve: send(302, { location: "/circle" }),
  },
];
