/** A client that is compared: a module in this folder. */
export interface ClientSide {
  /**
   * Creates the client.
   *
   * @returns a function that gets the application once, and rejects if it can't
   */
  connect(baseUrl: string): Promise<() => Promise<unknown>>;
}
