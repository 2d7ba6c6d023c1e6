/**
 * A function that sends a request, as the global `fetch` does.
 *
 * @param request - the request; its signal aborts when the attempt times out or the caller aborts the call
 * @returns a promise of the response; it rejects if there is none
 */
export type Fetch = (request: Request) => Promise<Response>;

/** The call that a request belongs to. A call takes several requests if it is retried. */
export interface Call {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** Number of requests sent so far. */
  attempts: number;
  /** Redacts the access token in a text. */
  redact: (text: string) => string;
}
