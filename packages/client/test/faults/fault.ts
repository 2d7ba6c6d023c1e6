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

/** How often a call is sent by default. */
export const all = 6;
export const json = { "content-type": "application/json" };

/** An answer that is whole. */
export function send(status: number, headers: Headers | ((now: number) => Headers) = {}, body = ""): Fault["serve"] {
  return (response, now) => {
    response.writeHead(status, typeof headers === "function" ? headers(now) : headers);
    response.end(body);
  };
}
