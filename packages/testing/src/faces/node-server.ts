import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../clock/clock.js";
import type { FakeApi } from "../fake-api.js";
import type { FakeAnswer } from "../http/message.js";
import type { LogEntry } from "../log/entry.js";

/** Where a server listens. */
export interface ListenOptions {
  /** Default: 0, any port that is free. */
  readonly port?: number;
  /** The address to bind. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
  /** Called with what the log says of each request, once it is known what is answered. */
  readonly onAnswer?: (entry: LogEntry) => void;
}

/** A fake API behind a socket. */
export interface FakeServer {
  /** The base URL, with the port that it got: `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends the connections that are open. */
  close(): Promise<void>;
}

/**
 * Puts a fake API behind a `node:http` server.
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
 * @throws Error where the port is taken or the address isn't this machine's
 */
export async function listen(
  fake: FakeApi,
  { port = 0, host = "127.0.0.1", onAnswer }: ListenOptions = {},
): Promise<FakeServer> {
  const server = createServer((request, response) => {
    const answer = fake.answer({
      method: request.method ?? "GET",
      url: request.url ?? "/",
      headers: request.headers,
      address: request.socket.remoteAddress,
    });
    const entry = onAnswer && fake.log.latest;
    if (entry) onAnswer(entry);
    if (answer.disturbance) void suffer(answer, fake.clock, response);
    else send(answer, response);
  });
  await bind(server, port, host);
  const address = server.address() as AddressInfo; // a server that listens on a port has one
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close: () => close(server),
  };
}

function send({ status, headers, body }: FakeAnswer, response: ServerResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Sends an answer that a fault has struck. */
async function suffer(answer: FakeAnswer, clock: Clock, response: ServerResponse): Promise<void> {
  const { delayMs, ending } = answer.disturbance ?? {};
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  if (delayMs !== undefined) await clock.sleep(delayMs, gone.signal);
  if (gone.signal.aborted || ending === "hang") return;
  if (ending === "reset") {
    response.socket?.resetAndDestroy();
  } else if (ending === "cut") {
    response.writeHead(answer.status, answer.headers).flushHeaders();
    // Destroyed at once, the connection would take along what it has not sent yet.
    response.write(answer.body ?? "", () => response.destroy());
  } else {
    send(answer, response);
  }
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} on ${host} is taken. Choose another, or 0 for any that is free.`, { cause: error });
  }
  return new Error(`Can't listen on ${host}, port ${port}: ${error.message}`, { cause: error });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
