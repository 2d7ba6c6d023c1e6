import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeApi } from "@ld-rest/testing";
import { encodeFile } from "./compress.ts";
import { contentSecurityPolicy } from "./csp.ts";
import { Events, type Status } from "./events.ts";
import type { Site, SiteFile } from "./site.ts";

/** What is served: the site, and the fake API for every other path. */
export interface Served {
  readonly site: Site;
  readonly fake: FakeApi;
}

/** The reference page and the fake API behind one socket. */
export interface PageServer {
  /** `http://127.0.0.1:49152` */
  readonly url: string;
  /** Serves something else from now on, and tells the open pages. No connection is lost. */
  serve(served: Served, status: Status): void;
  /** Tells the open pages what is wrong, and serves what it served before. */
  report(status: Status): void;
  close(): Promise<void>;
}

/**
 * Listens on loopback. Until the first `serve` it answers 503.
 *
 * @param port - 0 for any that is free
 * @throws Error where the port is taken
 */
export async function startServer(port: number): Promise<PageServer> {
  let served: Served | undefined;
  const events = new Events({ revision: "", problems: [] });
  const server = createServer((request, response) => {
    const [pathname = "/"] = (request.url ?? "/").split("?");
    const file = served?.site.get(pathname === "/" ? "index.html" : pathname.slice(1));
    if (pathname === "/events") events.subscribe(response);
    else if (file && (request.method === "GET" || request.method === "HEAD")) sendFile(file, request, response);
    else if (served) sendAnswer(served.fake, request, response);
    else response.writeHead(503).end();
  });
  await bind(server, port);
  const address = server.address() as AddressInfo; // a server that listens on a port has one
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (next, status) => {
      served = next;
      events.publish(status);
    },
    report: (status) => events.publish(status),
    close: () => {
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function sendFile(file: SiteFile, request: IncomingMessage, response: ServerResponse): void {
  const { body, encoding, etag } = encodeFile(file, String(request.headers["accept-encoding"] ?? ""));
  response.setHeader("cache-control", "no-cache");
  response.setHeader("content-security-policy", `${contentSecurityPolicy}; frame-ancestors 'none'`);
  response.setHeader("content-type", file.type);
  response.setHeader("etag", etag);
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("vary", "Accept-Encoding");
  response.setHeader("x-content-type-options", "nosniff");
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding) response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

/** What is written by hand for an operation may be at odds with the spec of this moment: that is no reason to end. */
function sendAnswer(fake: FakeApi, request: IncomingMessage, response: ServerResponse): void {
  try {
    const { status, headers, body } = fake.respond({
      method: request.method ?? "GET",
      url: request.url ?? "/",
      headers: request.headers,
      address: request.socket.remoteAddress,
    });
    response.writeHead(status, headers).end(body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
    response.end(`The fake API failed: ${reason}\nSee packages/testing/src/handlers.\n`);
  }
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = new Error(`Port ${port} of 127.0.0.1 is taken. Choose another with --port.`, { cause: error });
      reject(error.code === "EADDRINUSE" ? taken : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}
