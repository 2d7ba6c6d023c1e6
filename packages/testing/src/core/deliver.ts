import { type Clock, sleep } from "./clock.js";
import type { FakeRequest, FakeResponse } from "./messages.js";

/**
 * Applies the delays and endings of faults, for all adapters.
 *
 * @param signal - aborts when the caller gives up
 * @returns how the delivery ends: `cut` is after the text of the body, `gone` if the caller gave up
 */
export async function deliver(
  { delivery }: FakeResponse,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<"complete" | "cut" | "reset" | "gone"> {
  if (!delivery) return "complete";
  const { delayMs, ending, released } = delivery;
  const end = signal ? AbortSignal.any([signal, released]) : released;
  if (delayMs !== undefined) await sleep(clock, delayMs, end);
  if (ending === "hang" && !end.aborted) {
    await new Promise<void>((resolve) => end.addEventListener("abort", () => resolve(), { once: true }));
  }
  if (signal?.aborted) return "gone";
  // Resetting the instance resets the connections that hang.
  return ending === "hang" ? "reset" : (ending ?? "complete");
}

/** Responds to a `Request`. @returns `undefined` if a fault resets the connection, or the caller has given up */
export async function respondTo(
  fake: { readonly clock: Clock; respond(request: FakeRequest): FakeResponse },
  request: Request,
  basePath: string,
): Promise<Response | undefined> {
  const { method, url, headers, signal } = request;
  // Without a body nothing is awaited, so that a fault that is added after the call doesn't apply to it.
  const body = request.body ? { body: await request.text() } : {};
  const response = fake.respond({ method, url, headers, basePath, ...body });
  const ending = await deliver(response, fake.clock, signal);
  return ending === "reset" || ending === "gone" ? undefined : toResponse(response);
}

/** Creates a `Response`. Reading a body that is cut fails after its text. */
function toResponse({ status, headers, body, delivery }: FakeResponse): Response {
  const init = { status, headers };
  if (body === undefined) return new Response(null, init);
  return new Response(delivery?.ending === "cut" ? cutShort(body) : body, init);
}

function cutShort(body: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull: (controller) => {
      // An error discards unread chunks, so it must come after the text has been read.
      if (sent || body === "") controller.error(new TypeError("terminated"));
      else controller.enqueue(new TextEncoder().encode(body));
      sent = true;
    },
  });
}
