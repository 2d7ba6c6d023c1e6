import { ApiError } from "./errors/api-error.js";
import type { OperationDescription } from "./operation.js";
import type { Answer } from "./transport/transport.js";

/**
 * What an operation's method resolves to: the body of a success, parsed where it is JSON.
 *
 * @throws {@link ApiError} for every other status
 */
export function readAnswer({ method, path, answers }: OperationDescription, { response, body }: Answer): unknown {
  const { status } = response;
  if (!response.ok) throw new ApiError({ status, method, path, ...readError(body) });
  const kind = answers?.[status] ?? answers?.["2XX"] ?? "json";
  if (kind === "none") return undefined;
  return kind === "json" && typeof body === "string" ? JSON.parse(body) : body;
}

/** What can be known of an error's body, which is not always JSON: a proxy on the way answers as it likes. */
function readError(body: string | Blob): { code?: string; id?: string; message?: string } {
  const error = typeof body === "string" ? parse(body) : undefined;
  if (typeof error !== "object" || error === null) return {};
  return Object.fromEntries(
    Object.entries(error).filter(
      ([key, value]) => ["code", "id", "message"].includes(key) && typeof value === "string",
    ),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
