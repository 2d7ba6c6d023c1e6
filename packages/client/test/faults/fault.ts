import type { IncomingMessage, ServerResponse } from "node:http";

/** A fault of the server, and what the caller gets. */
export interface Fault {
  /** Its name in the README's table. */
  readonly name: string;
  /** Name of the error's class, or what happens instead. */
  readonly outcome: string;
  /** Number of requests with default options. */
  readonly attempts: number;
  /** Delay between two attempts without jitter, in milliseconds. */
  readonly waitMs?: number;
  /** Status of the error. */
  readonly status?: number;
  /** Sends the faulty response. @param now - the server's time */
  readonly serve: (response: ServerResponse, now: number, request: IncomingMessage) => void;
}

type Headers = Readonly<Record<string, string>>;

/** Default maximum number of attempts. */
export const all = 6;
export const json = { "content-type": "application/json" };

/** Sends a complete response. */
export function send(status: number, headers: Headers | ((now: number) => Headers) = {}, body = ""): Fault["serve"] {
  return (response, now) => {
    response.writeHead(status, typeof headers === "function" ? headers(now) : headers);
    response.end(body);
  };
}
