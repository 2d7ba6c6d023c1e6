import type { FakeAnswer } from "../http/message.js";

/** An answer as fetch hands it out. Where the body is cut short, reading it fails after what there is. */
export function toResponse({ status, headers, body, disturbance }: FakeAnswer): Response {
  const init = { status, headers };
  if (body === undefined) return new Response(null, init);
  return new Response(disturbance?.ending === "cut" ? cutShort(body) : body, init);
}

function cutShort(body: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull: (controller) => {
      // An error throws away what waits to be read: it may come only once the part has been taken.
      if (sent || body === "") controller.error(new TypeError("terminated"));
      else controller.enqueue(new TextEncoder().encode(body));
      sent = true;
    },
  });
}
