/** What fetch takes as a body, by a name that the declarations of browsers and of Node share. */
export type RequestBody = NonNullable<RequestInit["body"]>;

/** A request on its way through the layers, as plain data. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  /** The path with its parameters in braces: what errors name, and what a limit of a route applies to. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  /** Ends the call. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the attempt. */
  readonly controller?: AbortController | undefined;
  /** How long an attempt may take, in milliseconds; the client's default where it isn't given. */
  readonly timeout?: number | undefined;
  /** How often the call may be sent; the client's default where it isn't given. */
  readonly attempts?: number | undefined;
  /** Which attempt this is, from 1. */
  readonly attempt?: number;
  /** Whether an answer that is neither JSON nor text is kept as bytes. */
  readonly binary?: boolean | undefined;
}

/** An answer with its body read to the end. */
export interface Answer {
  /** As it came. It may repeat the token: the layers decide by it, but what anybody sees of it is made with `hide`. */
  readonly response: Response;
  /** Whether its headers tell of a limit. */
  readonly told: boolean;
  /** Takes the token out of a text. */
  readonly hide: (text: string) => string;
  readonly body: string | Blob;
  /** How often the request was sent. */
  readonly attempts: number;
}

/**
 * What a layer is and what it wraps: a fetch that reads the body too, since an answer can still fail while its body is under way.
 */
export type Transport = (request: Outgoing) => Promise<Answer>;
