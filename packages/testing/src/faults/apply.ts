import { type Body, byteLength, createBody } from "../answering/body.js";
import type { Reply } from "../answering/reply.js";
import type { Disturbance, FakeAnswer } from "../http/message.js";
import type { Fault } from "./fault.js";

/** By how much the server's clock is wrong, in milliseconds. */
export function skewOf(faults: readonly Fault[]): number {
  return faults.reduce((skew, fault) => (fault.kind === "clockSkew" ? skew + fault.ms : skew), 0);
}

/** The reply that comes instead of the instance's own, if there is one; the last that was added wins. */
export function replacementOf(faults: readonly Fault[]): Reply | undefined {
  const fault = faults.filter(({ kind }) => kind === "status").at(-1);
  if (fault?.kind !== "status") return undefined;
  const { status, body, headers = {} } = fault;
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const text = typeof body === "string";
  const type = body === undefined ? {} : { "content-type": text ? "text/plain; charset=utf-8" : "application/json" };
  return { status, body: body === undefined ? undefined : replacementBody(body), headers: { ...type, ...lower } };
}

function replacementBody(body: unknown): Body {
  if (typeof body !== "string") return createBody(body);
  return { text: body, length: byteLength(body), tag: "" };
}

/** Disturbs an answer that is finished. */
export function disturb(answer: FakeAnswer, faults: readonly Fault[]): FakeAnswer {
  let { body, disturbance = {} } = answer;
  const headers = { ...answer.headers };
  const add = (more: Disturbance) => {
    disturbance = { ...disturbance, ...more };
  };
  for (const fault of faults) {
    if (fault.kind === "latency") add({ delayMs: (disturbance.delayMs ?? 0) + fault.ms });
    if (fault.kind === "hang" || fault.kind === "reset") add({ ending: fault.kind });
    if (fault.kind === "contentType") {
      if (fault.value === "") delete headers["content-type"];
      else headers["content-type"] = fault.value;
    }
    if (fault.kind === "cut" && body !== undefined) {
      body = body.slice(0, fault.length ?? body.length / 2);
      add({ ending: "cut" });
    }
    if (fault.kind === "truncate" && body !== undefined) {
      body = body.slice(0, fault.length ?? body.length / 2);
      headers["content-length"] = byteLength(body);
    }
  }
  const { status } = answer;
  return { status, headers, ...(body === undefined ? {} : { body }), disturbance };
}
