import type { ServerResponse } from "node:http";
import type { ShownProblem } from "../start/problems.ts";

/** What the page is told: which state of the spec it should show, and what is wrong with what was saved last. */
export interface Status {
  /** Differs where the site differs. */
  readonly revision: string;
  readonly problems: readonly ShownProblem[];
}

/** Tells all open pages of the status, by server-sent events (HTML standard, section 9.2). */
export class Events {
  readonly #pages = new Set<ServerResponse>();
  #status: Status;

  constructor(status: Status) {
    this.#status = status;
  }

  /** Answers a page with the status as it is, and with each that follows. */
  subscribe(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
    send(response, this.#status);
  }

  publish(status: Status): void {
    this.#status = status;
    for (const page of this.#pages) send(page, status);
  }

  /** Ends all connections. */
  close(): void {
    for (const page of this.#pages) page.end();
  }
}

function send(page: ServerResponse, status: Status): void {
  page.write(`retry: 500\ndata: ${JSON.stringify(status)}\n\n`);
}
