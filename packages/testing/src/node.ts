import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { control } from "./control.js";
import { deliver } from "./core/deliver.js";
import type { LogEntry } from "./core/log.js";
import type { FakeRequest } from "./core/messages.js";
import { checkOptions } from "./core/validate.js";
import type { FakeApi, FakeSeed } from "./fake-api.js";
import { resources } from "./handlers/index.js";

/** Options of a server. */
export interface ListenOptions {
  /** Port to listen on. Default: 0, any free port. */
  readonly port?: number;
  /** Address to bind. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** Whether to serve the control endpoints below `/__fake`. They need no token. Default: false. */
  readonly control?: boolean;
  /** Called with the log entry of each request. */
  readonly onRequest?: (entry: LogEntry) => void;
}

/** A server for a fake API. */
export interface FakeServer {
  /** Base URL with the port: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** The port. */
  readonly port: number;
  /** Stops listening and closes open connections. Can be called again. */
  close(): Promise<void>;
  /** Closes the server at the end of `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Serves a fake API with `node:http`.
 *
 * @example
 * ```ts
 * import { createFakeApi } from "@ld-rest/testing";
 * import { listen } from "@ld-rest/testing/node";
 *
 * const server = await listen(createFakeApi());
 * console.log(server.url);
 * await server.close();
 * ```
 *
 * @throws TypeError for an unknown option
 * @throws Error if the port is taken or the address doesn't belong to this machine
 */
export async function listen(fake: FakeApi, options: ListenOptions = {}): Promise<FakeServer> {
  checkOptions("listen", options, ["port", "host", "control", "onRequest"]);
  const { port = 0, host = "127.0.0.1" } = options;
  const server = createServer((request, response) => {
    // A request must not end the process of a test, whatever fails.
    serve(fake, options, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end(`The fake API failed: ${error instanceof Error ? error.message : error}\n`);
    });
  });
  await bind(server, port, host);
  const address = server.address() as AddressInfo; // a server that listens on a port has one
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${name}:${address.port}`, port: address.port, close, [Symbol.asyncDispose]: close };
}

async function serve(
  fake: FakeApi,
  { control: controlled = false, onRequest }: ListenOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = "/", headers } = request;
  const body = await readText(request);
  const plain: FakeRequest = {
    method: request.method ?? "GET",
    // A target without a host is relative to the header `Host`.
    url: url.startsWith("/") && headers.host !== undefined ? `http://${headers.host}${url}` : url,
    headers,
    address: request.socket.remoteAddress,
    body,
  };
  if (controlled && url.startsWith("/__fake/")) return control(fake, plain, response);
  if (fake.passthrough && !fake.isModelled(plain)) return forward(fake.passthrough, plain, response);
  const given = fake.respond(plain);
  try {
    if (onRequest && fake.log.latest) onRequest(fake.log.latest);
  } catch (error) {
    process.emitWarning(`onRequest failed: ${error instanceof Error ? error.message : error}`);
  }
  const gone = new AbortController();
  if (given.delivery) response.on("close", () => gone.abort());
  const ending = given.delivery ? await deliver(given, fake.clock, gone.signal) : "complete";
  if (ending === "gone") return;
  if (ending === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(given.status, given.headers);
  if (ending === "complete") {
    response.end(given.body);
    return;
  }
  response.flushHeaders();
  // Destroying the connection at once would discard data that has not been sent yet.
  response.write(given.body ?? "", () => response.destroy());
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const { headers } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks).toString();
}

async function forward(
  passthrough: (request: Request) => Promise<Response>,
  { method, url, headers, body }: FakeRequest,
  response: ServerResponse,
): Promise<void> {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const given = await passthrough(
    new Request(url, { method, headers: pairs, ...(body === undefined ? {} : { body }) }),
  );
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(Buffer.from(await given.arrayBuffer()));
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken. Choose another, or 0 for any free port.`;
      const message = error.code === "EADDRINUSE" ? taken : `Can't listen on ${host}, port ${port}: ${error.message}`;
      reject(new Error(message, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

/**
 * Reads a state file: JSON as `snapshot` returns it. The fake that loads its objects validates them.
 *
 * @throws Error that names the file and the problem
 *
 * @example
 * ```ts
 * import { writeFileSync } from "node:fs";
 * import { createFakeApi } from "@ld-rest/testing";
 * import { readStateFile } from "@ld-rest/testing/node";
 *
 * writeFileSync("state.json", JSON.stringify(createFakeApi().snapshot()));
 * const fake = createFakeApi(readStateFile("state.json"));
 * console.log(fake.applications.size);
 * ```
 */
export function readStateFile(file: string): FakeSeed {
  try {
    const seed: unknown = JSON.parse(readFileSync(file, "utf8"));
    checkOptions("The state", seed, Object.keys(resources));
    return seed as FakeSeed; // the names are checked above, the rest when it is loaded
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = missing ? "there is no such file." : error instanceof Error ? error.message : String(error);
    throw new Error(`Can't use the state file ${file}: ${reason}`, { cause: error });
  }
}
