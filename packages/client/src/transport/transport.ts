/** A request on its way through the layers, as plain data. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  /** The path with its parameters in braces: what errors name and what a limit of a route applies to. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether an answer that is neither JSON nor text is kept as bytes. */
  readonly binary?: boolean;
}

/** An answer with its body read to the end. */
export interface Answer {
  readonly response: Response;
  readonly body: string | Blob;
}

/**
 * What a layer is and what it wraps: a fetch that reads the body too, since an answer can still fail while its body is under way.
 */
export type Transport = (request: Outgoing) => Promise<Answer>;
