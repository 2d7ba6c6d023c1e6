import { checkLimits } from "./limits.js";
import type { CallOptions, OperationDescription, ParameterDescription } from "./operation.js";
import type { Outgoing } from "./transport/transport.js";

/**
 * Writes the request of an operation.
 *
 * @param read - what the caller gave for a parameter; what is undefined or null is left out, but not from the path
 * @throws TypeError that names the parameter, for a value that can't be sent
 */
export function writeRequest(
  baseUrl: string,
  operation: OperationDescription,
  read: (parameter: ParameterDescription) => unknown,
  content: unknown,
  { signal, timeout, attempts }: CallOptions,
): Outgoing {
  const { method, path, binary } = operation;
  const where = `${method} ${path}`;
  checkLimits({ timeout, attempts });
  let url = path;
  let query = "";
  for (const parameter of operation.parameters) {
    const { name, in: place, write } = parameter;
    const value = read(parameter);
    if (place === "path") url = url.replace(`{${name}}`, () => write(value, name, where));
    else if (value !== undefined && value !== null) {
      const text = write(value, name, where);
      if (text) query += (query ? "&" : "?") + text;
    }
  }
  const body = content === undefined ? undefined : operation.body?.(content);
  // `authorization` and `controller` are for other layers to fill in: copying an object takes many times as long with a key that is new.
  return {
    method,
    path,
    url: baseUrl + url + query,
    headers: { ...body?.headers, ...operation.fields?.(read, where), ...operation.headers, authorization: "" },
    body: body?.body,
    signal,
    controller: undefined,
    timeout,
    attempts,
    binary,
  };
}
