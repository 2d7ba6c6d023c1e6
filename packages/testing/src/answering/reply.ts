import type { Body } from "./body.js";

/** What is answered, before the headers that every answer has. */
export interface Reply {
  readonly status: number;
  readonly body?: Body | undefined;
  /** By name in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}
