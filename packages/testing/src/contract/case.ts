/** What a case finds out about a server. The token is put in by the runner, and no case holds it. */
export interface ContractCase {
  /** A sentence about the API. */
  readonly title: string;
  readonly request: ContractRequest;
  readonly expected: ContractExpectation;
}

/** A request of a case. It changes nothing on the server. */
export interface ContractRequest {
  /** Default: `GET`. */
  readonly method?: string;
  /** `{application}` and `{integration}` stand for keys that exist. */
  readonly path: string;
  /** What is sent as `Authorization`. Default: `valid`, the token. */
  readonly token?: "valid" | "none" | "with a scheme word" | { readonly value: string };
  /** What is sent as `LD-API-Version`; `null` for nothing. Default: `beta`. */
  readonly version?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks again, with the entity tag of the first answer, where that has one. */
  readonly repeat?: "with the entity tag";
}

/** What the answer has to be like. */
export interface ContractExpectation {
  readonly status: number;
  /** The name of the schema that the body fits. */
  readonly schema?: string;
  /** Whether there is a body at all. */
  readonly body?: "none";
  /** Properties of the body: their values, or whether they are there. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly without?: readonly string[];
  /** Headers: their values, or patterns for them. */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** Words that the message of an error holds. */
  readonly message?: RegExp;
}

/** The outcome of a case. */
export interface ContractResult {
  readonly title: string;
  readonly passed: boolean;
  /** In what the server differs: what was expected and what was seen; empty where it doesn't. */
  readonly differences: readonly string[];
}
