/**
 * The statuses of HTTP that tell of no success, redirects that aren't followed among them (IANA, HTTP Status Code Registry), and
 * those that gateways have added. 0 is that of a redirect in a browser, which hides them.
 */
export type ErrorStatus =
  | 0
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418)
  | (421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511)
  | (520 | 521 | 522 | 523 | 524 | 525 | 526 | 527 | 529 | 530);

/** What is known of an error that the spec doesn't describe. */
export interface UndocumentedError {
  /** What happened: the answer's own words where it has some. */
  readonly message: string;
}
