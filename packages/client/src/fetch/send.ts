import type { Clock } from "../clock.js";
import { countAttempts, NetworkError } from "../errors.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Call, Fetch } from "./layer.js";

/** Statuses whose responses can't have a body (Fetch Standard, "null body status"). */
const nullBodyStatuses = [204, 205, 304];

/**
 * Sends a request, reads the whole response body, and sets the server clock. A response may echo the access token, and responses and
 * errors are logged, so the token is redacted in both. Only the body of a successful response is left unchanged.
 *
 * @param fetch - default: `globalThis.fetch`, looked up at each request so that a mock installed later is used
 * @throws {@link NetworkError} if no response arrives, or if the body of a successful response is incomplete
 */
export function send(
  fetch: Fetch | undefined,
  { clock, serverClock }: { readonly clock: Clock; readonly serverClock: ServerClock },
  call: Call,
): Fetch {
  return async (request) => {
    const sentAt = clock.now();
    try {
      const response = await (fetch ?? globalThis.fetch)(request);
      serverClock.observe(response.headers, sentAt);
      if (response.type === "opaqueredirect") return response; // it has neither a body nor headers
      const body = response.ok ? await response.arrayBuffer() : await readErrorBody(response, call);
      const { status } = response;
      const copy = new Response(nullBodyStatuses.includes(status) ? null : body, {
        status,
        statusText: call.redact(response.statusText),
        headers: [...response.headers].map(([name, value]): [string, string] => [name, call.redact(value)]),
      });
      // The constructor leaves the URL empty.
      return Object.defineProperty(copy, "url", { value: call.redact(response.url ?? "") });
    } catch (error) {
      const cause = redactError(error, call);
      throw new NetworkError(`failed${countAttempts(call.attempts)}: ${rootMessage(cause)}`, call, { cause });
    }
  };
}

/** Reads the body of an error response, or nothing if it is incomplete. JSON is rewritten, since escapes could disguise the token. */
async function readErrorBody(response: Response, call: Call): Promise<string> {
  const text = await response.text().catch(() => "");
  try {
    return call.redact(JSON.stringify(JSON.parse(text)));
  } catch {
    return call.redact(text);
  }
}

/** Copies an error's message, code and causes. The original may refer to the request, and so to the token. */
function redactError(error: unknown, call: Call, depth = 0): Error {
  const { message, code, cause } = Object(error) as { message?: unknown; code?: unknown; cause?: unknown };
  const copy = new Error(
    call.redact(String(message || code || error)),
    cause && depth < 3 ? { cause: redactError(cause, call, depth + 1) } : undefined,
  );
  return Object.assign(copy, code ? { code: call.redact(String(code)) } : {}, { stack: String(copy) });
}

/** Returns the innermost cause's message, since undici's own is only "fetch failed". */
function rootMessage(error: Error): string {
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message;
}
