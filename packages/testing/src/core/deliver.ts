import type { Clock } from "./clock.js";
import type { FakeResponse } from "./messages.js";

/**
 * Waits as a fault demands, for all adapters.
 *
 * @param signal - aborts when the caller gives up
 * @returns how the delivery ends: completely, after the text of the body, with a reset connection, or `gone` if the caller gave up
 */
export async function deliver(
  { delivery }: FakeResponse,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<"complete" | "cut" | "reset" | "gone"> {
  if (!delivery) return "complete";
  const { delayMs, ending, released } = delivery;
  const end = signal ? AbortSignal.any([signal, released]) : released;
  if (delayMs !== undefined) await clock.sleep(delayMs, end);
  if (ending === "hang" && !end.aborted) {
    await new Promise<void>((resolve) => end.addEventListener("abort", () => resolve(), { once: true }));
  }
  if (signal?.aborted) return "gone";
  // A hanging request of an instance that is reset has lost its server.
  return ending === "hang" ? "reset" : (ending ?? "complete");
}

/** Makes a `Response`. Reading a body that is cut fails after its text. */
export function toResponse({ status, headers, body, delivery }: FakeResponse): Response {
  const init = { status, headers };
  if (body === undefined) return new Response(null, init);
  return new Response(delivery?.ending === "cut" ? cutShort(body) : body, init);
}

function cutShort(body: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull: (controller) => {
      // An error discards what waits to be read, so it must come after the text has been taken.
      if (sent || body === "") controller.error(new TypeError("terminated"));
      else controller.enqueue(new TextEncoder().encode(body));
      sent = true;
    },
  });
}
