/** A client that takes part in the storm: a module that makes calls of one application's data. */
export interface StormSide {
  /**
   * Makes the client.
   *
   * @returns a function that gets the application once, and rejects where it doesn't get it
   */
  connect(baseUrl: string): Promise<() => Promise<unknown>>;
}
