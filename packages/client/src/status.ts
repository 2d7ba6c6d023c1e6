/**
 * The statuses that tell of no success: redirects that aren't followed, and all that an error can have, since gateways and proxies
 * have some of their own. 0 is that of a redirect in a browser, which hides them.
 */
export type ErrorStatus =
  | 0
  | (300 | 301 | 302 | 303 | 304 | 305 | 307 | 308)
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409)
  | (410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 419)
  | (420 | 421 | 422 | 423 | 424 | 425 | 426 | 427 | 428 | 429)
  | (430 | 431 | 432 | 433 | 434 | 435 | 436 | 437 | 438 | 439)
  | (440 | 441 | 442 | 443 | 444 | 445 | 446 | 447 | 448 | 449)
  | (450 | 451 | 452 | 453 | 454 | 455 | 456 | 457 | 458 | 459)
  | (460 | 461 | 462 | 463 | 464 | 465 | 466 | 467 | 468 | 469)
  | (470 | 471 | 472 | 473 | 474 | 475 | 476 | 477 | 478 | 479)
  | (480 | 481 | 482 | 483 | 484 | 485 | 486 | 487 | 488 | 489)
  | (490 | 491 | 492 | 493 | 494 | 495 | 496 | 497 | 498 | 499)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509)
  | (510 | 511 | 512 | 513 | 514 | 515 | 516 | 517 | 518 | 519)
  | (520 | 521 | 522 | 523 | 524 | 525 | 526 | 527 | 528 | 529)
  | (530 | 531 | 532 | 533 | 534 | 535 | 536 | 537 | 538 | 539)
  | (540 | 541 | 542 | 543 | 544 | 545 | 546 | 547 | 548 | 549)
  | (550 | 551 | 552 | 553 | 554 | 555 | 556 | 557 | 558 | 559)
  | (560 | 561 | 562 | 563 | 564 | 565 | 566 | 567 | 568 | 569)
  | (570 | 571 | 572 | 573 | 574 | 575 | 576 | 577 | 578 | 579)
  | (580 | 581 | 582 | 583 | 584 | 585 | 586 | 587 | 588 | 589)
  | (590 | 591 | 592 | 593 | 594 | 595 | 596 | 597 | 598 | 599);

/** A success, as calls by path resolve to it. */
export interface PathSuccess<Status extends number, Data> {
  /** HTTP status of the answer. */
  readonly status: Status;
  /** The answer's body. */
  readonly data: Data;
  /** A success has none. */
  readonly error?: never;
  /** What brought the body. Its status and headers can be read; its own body has been read already. */
  readonly response: Response;
}

/** An error that the API answered with, as calls by path resolve to it. */
export interface PathFailure<Status extends number, Body> {
  /** HTTP status of the answer. */
  readonly status: Status;
  /** An error has none. */
  readonly data?: never;
  /** The answer's body, or the client's own words where that is not one of the API's. */
  readonly error: Body;
  /** What brought the error. Its status and headers can be read; its own body has been read already. */
  readonly response: Response;
}

/** What is known of an error that the spec doesn't describe. */
export interface UndocumentedError {
  /** What happened: the answer's own words where it has some. */
  readonly message: string;
}
