const brand = Symbol.for("@ld-rest/client");

/** What every failed call tells: which operation, and after how many attempts. */
export interface CallErrorDetails {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  readonly path: string;
  /** How often the request was sent. Default: 1. */
  readonly attempts?: number | undefined;
}

/** A call of the API failed. The classes below it tell how. None of them ever holds the access token. */
export class CallError extends Error {
  // Here and below: `declare`, since a field that the constructor sets need not be defined before that, which costs every bundle.
  /** Name of the error's class. It stays the same where a bundler shortens names. */
  declare readonly name: string;
  /** HTTP method of the request. */
  declare readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  declare readonly path: string;
  /** How often the request was sent. */
  declare attempts: number;

  /**
   * @param message - what happened, to be read after method and path
   * @param details - the operation, and after how many attempts it failed
   * @param options - `cause`, if there is one
   */
  constructor(message: string, { method, path, attempts = 1 }: CallErrorDetails, options?: ErrorOptions) {
    super(`${method} ${path} ${message}`, options);
    this.method = method;
    this.path = path;
    this.attempts = attempts;
  }

  /** The kind of error, which all copies and realms of the package read alike. */
  get [brand](): string {
    return this.name;
  }

  /** What `JSON.stringify` writes. @returns all that is known, as plain data: JSON would leave out the message */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/**
 * Whether an error is a {@link CallError} of whatever class, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isCallError(error: unknown): error is CallError {
  return brand in Object(error);
}

/** Whether a value is an error of this kind, be it from another copy of the package or another realm. */
export function isOfKind(value: unknown, kind: string): boolean {
  return (Object(value) as { [brand]?: unknown })[brand] === kind;
}

/**
 * Lets the stack of a failed call begin where the method was called: the layers are of no interest to who reads it.
 *
 * @param method - the function whose caller that is
 */
export function beginStackAbove<Thrown>(error: Thrown, method: (...given: never[]) => unknown): Thrown {
  // Not every engine can leave frames out; the declarations of browsers don't know of it at all.
  if (error instanceof CallError) (Error as { captureStackTrace?: StackCapture }).captureStackTrace?.(error, method);
  return error;
}

type StackCapture = (error: Error, above: (...given: never[]) => unknown) => void;

export { brand };
