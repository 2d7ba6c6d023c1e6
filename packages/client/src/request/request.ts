import type { CallOptions, OperationDescription, ParameterDescription } from "../operation.js";
import type { Outgoing } from "../transport/transport.js";
import { writeBody } from "./body.js";
import { fillPath } from "./path.js";
import { writeQuery } from "./query.js";

/** The parameters of a call, by the keys that the operation's method takes. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/**
 * Writes the request of an operation.
 *
 * @throws TypeError for a parameter that can't be sent
 */
export function writeRequest(
  baseUrl: string,
  operation: OperationDescription,
  values: ParameterValues,
  { signal }: CallOptions,
): Outgoing {
  const { method, path, answers } = operation;
  const query = writeQuery(operation, pick(operation, "query", values));
  const body = writeBody(operation, values["body"]);
  return {
    method,
    path,
    url: `${baseUrl}${fillPath(operation, pick(operation, "path", values))}${query && `?${query}`}`,
    headers: {
      ...(typeof body === "string" && operation.body ? { "content-type": operation.body } : {}),
      ...writeHeaders(operation, values),
      ...operation.headers,
    },
    body,
    signal,
    binary: Object.values(answers ?? {}).includes("binary"),
  };
}

function pick(
  operation: OperationDescription,
  place: ParameterDescription["in"],
  values: ParameterValues,
): ParameterValues {
  const picked: Record<string, unknown> = {};
  for (const { in: location, key, name } of operation.parameters ?? []) {
    if (location === place && values[key ?? name] !== undefined) picked[name] = values[key ?? name];
  }
  return picked;
}

function writeHeaders(operation: OperationDescription, values: ParameterValues): Record<string, string> {
  const headers = Object.entries(pick(operation, "header", values)).map(([name, value]) => [name, String(value)]);
  const cookies = Object.entries(pick(operation, "cookie", values)).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  return Object.fromEntries(cookies.length > 0 ? [...headers, ["cookie", cookies.join("; ")]] : headers);
}
