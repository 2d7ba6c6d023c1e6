import type { Destination } from "../routing/destination.js";
import { readParameters } from "../routing/parameters.js";
import type { LogEntry } from "./entry.js";
import type { LogRecord } from "./log.js";

/** Makes entries of records: finds out once more where a request led, and leaves out what of its URL is no parameter. */
export function createReader(
  findDestination: (method: string, url: string) => Destination,
): (record: LogRecord) => LogEntry {
  return ({ at, method, url, status, struck }) => {
    const { path, query, match, operation } = findDestination(method, url);
    return {
      at,
      method,
      path,
      ...(operation ? { operationId: operation.id } : {}),
      parameters: (operation && readParameters(operation, match?.segments ?? [], query).values) ?? {},
      ...(status === undefined ? {} : { status }),
      faults: struck.map(({ kind }) => kind),
    };
  };
}
