import { readTarget } from "../http/target.js";
import { compileOperations, type Operation } from "./operation.js";
import { createRouter, type Match } from "./router.js";

/** Where a request leads. */
export interface Destination {
  /** As it was sent, still percent-encoded. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly match: Match | undefined;
  readonly operation: Operation | undefined;
}

/** Compiles the operations of the spec. @returns finds out where a request leads; `HEAD` leads where `GET` does */
export function createDestinations(): (method: string, url: string) => Destination {
  const route = createRouter(compileOperations());
  return (method, url) => {
    const { path, query } = readTarget(url);
    const match = route(path);
    return { path, query, match, operation: match?.operations.get(method === "HEAD" ? "GET" : method) };
  };
}
