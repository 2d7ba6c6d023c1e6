/** A mock server of the project's own document, asked in this process. */
export interface Mock {
  /**
   * Makes the mock.
   *
   * @param document - the project's OpenAPI document
   * @param body - the body of the answer, for a peer that answers with what it is given
   * @returns a function that gets the application once and reads its JSON
   */
  connect(document: object, body: string): Promise<() => Promise<unknown>>;
}

/** What builds an application from its schema. */
export interface Builder {
  /** @param document - the project's OpenAPI document */
  prepare(document: Readonly<Record<string, unknown>>): () => unknown;
}
