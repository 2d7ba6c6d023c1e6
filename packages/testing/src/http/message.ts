/** A request as plain data: what every face makes of what it is given. */
export interface FakeRequest {
  readonly method: string;
  /** Absolute, or from the path on. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: HeaderValues;
  /** Where the request comes from, for limits by address. Default: one address for all. */
  readonly address?: string | undefined;
}

/** Headers by name in lower case, as `node:http` has them too. */
export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An answer as plain data. */
export interface FakeAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body; absent where the answer has none. */
  readonly body?: string;
  /** What else befalls the answer on its way, by an injected fault. */
  readonly disturbance?: Disturbance;
}

/** What a face does to an answer besides handing it out. */
export interface Disturbance {
  /** How long the answer takes, in milliseconds of the instance's clock. */
  readonly delayMs?: number;
  /** The answer never comes, the connection is gone before it, or gone once the body has been sent as far as it goes. */
  readonly ending?: "hang" | "reset" | "cut";
}

/** The value of a header, or its first value where there are several. */
export function headerValue(headers: HeaderValues, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" || value === undefined ? value : value[0];
}
