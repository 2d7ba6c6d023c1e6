import { createBody, textBody } from "./body.js";
import type { Delivery, FakeResponse } from "./messages.js";
import { createRandom } from "./random.js";
import type { Reply } from "./replies.js";
import { checkName, checkOptions, describeValue } from "./validate.js";

/** Fault that delays the response. */
export interface LatencyFault {
  /** Delays the response, by the instance's clock. */
  readonly kind: "latency";
  /** Delay in milliseconds. */
  readonly ms: number;
}

/** Fault that skews the server's clock, in `Date` and `X-Ratelimit-Reset`. */
export interface ClockSkewFault {
  /** Skews the server's clock. */
  readonly kind: "clockSkew";
  /** Difference from the real time, in milliseconds. */
  readonly ms: number;
}

/** Fault that withholds the response. */
export interface ConnectionFault {
  /** `hang`: the wait ends only with the caller's signal, `reset()` or the server; `reset`: the connection is reset. */
  readonly kind: "hang" | "reset";
}

/** Fault that shortens the body. */
export interface BodyFault {
  /** `cut`: the connection ends in the middle of the body; `truncate`: complete as HTTP, but the JSON ends early. */
  readonly kind: "cut" | "truncate";
  /** Number of characters to send. Default: half of the body. */
  readonly length?: number;
}

/** Fault that sends the body with another media type. */
export interface ContentTypeFault {
  /** Sends the body with another media type. */
  readonly kind: "contentType";
  /** Value of the header. If it is empty, there is no header. */
  readonly value: string;
}

/** Fault that sends another response, such as a proxy's. */
export interface StatusFault {
  /** Sends another response. */
  readonly kind: "status";
  /** HTTP status, from 200 to 599. */
  readonly status: number;
  /** Body: text, or a value that is sent as JSON. Default: none. */
  readonly body?: unknown;
  /** Headers besides those that every response has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fault to inject. */
export type Fault = LatencyFault | ClockSkewFault | ConnectionFault | BodyFault | ContentTypeFault | StatusFault;

/** Requests that a fault applies to. */
export interface FaultTarget<OperationId extends string = string> {
  /** Only this operation. Default: every request for a modelled path. */
  readonly operation?: OperationId;
  /** Number of requests that it applies to. Default: all, until it is removed. */
  readonly times?: number;
  /** Probability that it applies to a request, from 0 to 1, by the instance's seed. Default: 1. */
  readonly probability?: number;
}

/** The faults of an instance. */
export interface Faults<OperationId extends string = string> {
  /**
   * Adds a fault. Several can apply to one request.
   *
   * @returns a function that removes the fault
   * @throws TypeError for an unknown kind, option or operation
   * @throws RangeError for a value that can't be served
   */
  add(fault: Fault, target?: FaultTarget<OperationId>): () => void;
  /** Removes all faults. */
  clear(): void;
}

/** The faults that apply to one request. */
export interface AppliedFaults {
  readonly kinds: readonly Fault["kind"][];
  /** The response to send instead of the instance's own. */
  readonly replacement: Reply | undefined;
  /** Skew of the server's clock, in milliseconds. */
  readonly skewMs: number;
  /** Applies the faults to a finished response. */
  disturb(response: FakeResponse, released: AbortSignal): FakeResponse;
}

interface Rule {
  readonly fault: Fault;
  readonly replacement: Reply | undefined;
  readonly operation: string | undefined;
  readonly probability: number;
  left: number;
}

/** An instance's faults with methods that only the instance uses. */
export interface FaultInjector extends Faults {
  /** Picks the faults for a request, and counts them as applied. */
  pick(operation: string | undefined): AppliedFaults | undefined;
  /** Removes all faults and starts the random numbers over. */
  reset(): void;
}

/**
 * Creates the faults of an instance.
 *
 * @param seed - the same seed gives the same choices for faults with a probability
 */
export function createFaults(seed: number, operations: readonly string[]): FaultInjector {
  const rules = new Set<Rule>();
  let random = createRandom(seed);
  return {
    add: (fault, target = {}) => {
      checkOptions("faults.add", target, ["operation", "times", "probability"]);
      const { operation, times = Number.POSITIVE_INFINITY, probability = 1 } = target;
      if (operation !== undefined) checkName("faults.add", "operation", operation, operations);
      if (!(times >= 1)) throw new RangeError(`faults.add: times must be 1 or more, not ${times}.`);
      if (!(probability >= 0 && probability <= 1)) {
        throw new RangeError(`faults.add: probability must be from 0 to 1, not ${probability}.`);
      }
      checkFault(fault);
      const replacement = fault.kind === "status" ? createReplacement(fault) : undefined;
      const rule: Rule = { fault: { ...fault }, replacement, operation, probability, left: times };
      rules.add(rule);
      return () => {
        rules.delete(rule);
      };
    },
    clear: () => rules.clear(),
    reset: () => {
      rules.clear();
      random = createRandom(seed);
    },
    pick: (operation) => {
      if (rules.size === 0) return undefined;
      const picked = [...rules].filter(
        (rule) =>
          (rule.operation === undefined || rule.operation === operation) &&
          (rule.probability === 1 || random() < rule.probability),
      );
      for (const rule of picked) {
        rule.left--;
        if (rule.left < 1) rules.delete(rule);
      }
      return picked.length > 0 ? applied(picked) : undefined;
    },
  };
}

function applied(rules: readonly Rule[]): AppliedFaults {
  const faults = rules.map(({ fault }) => fault);
  return {
    kinds: faults.map(({ kind }) => kind),
    replacement: rules.flatMap(({ replacement }) => replacement ?? []).at(-1),
    skewMs: faults.reduce((sum, fault) => (fault.kind === "clockSkew" ? sum + fault.ms : sum), 0),
    disturb: (response, released) => disturb(response, faults, released),
  };
}

function disturb(response: FakeResponse, faults: readonly Fault[], released: AbortSignal): FakeResponse {
  let { body } = response;
  let delivery: Delivery = { released };
  const headers = { ...response.headers };
  for (const fault of faults) {
    if (fault.kind === "latency") delivery = { ...delivery, delayMs: (delivery.delayMs ?? 0) + fault.ms };
    if (fault.kind === "hang" || fault.kind === "reset") delivery = { ...delivery, ending: fault.kind };
    if (fault.kind === "contentType") {
      if (fault.value === "") delete headers["content-type"];
      else headers["content-type"] = fault.value;
    }
    if (body !== undefined && (fault.kind === "cut" || fault.kind === "truncate")) {
      const short = textBody(body.slice(0, fault.length ?? body.length / 2));
      body = short.text;
      if (fault.kind === "truncate") headers["content-length"] = String(short.measure().bytes);
      else delivery = { ...delivery, ending: "cut" };
    }
  }
  return { status: response.status, headers, ...(body === undefined ? {} : { body }), delivery };
}

const nullBodyStatuses = [204, 205, 304];

function createReplacement({ status, body, headers = {} }: StatusFault): Reply {
  const given = Object.fromEntries(new Headers(headers));
  if (body === undefined) return { status, headers: given };
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : "application/json";
  return { status, body: createBody(body, type), headers: { "content-type": type, ...given } };
}

const members: Readonly<Record<Fault["kind"], readonly string[]>> = {
  latency: ["ms"],
  clockSkew: ["ms"],
  cut: ["length"],
  truncate: ["length"],
  contentType: ["value"],
  status: ["status", "body", "headers"],
  hang: [],
  reset: [],
};

/** The longest delay of a timer, in milliseconds: longer ones end at once. */
const longestDelay = 2 ** 31 - 1;

/** Checks a fault. @throws TypeError or RangeError if it can't be served */
function checkFault(fault: Fault): void {
  checkOptions("faults.add", fault, [
    "kind",
    ...(members[Object(fault).kind as Fault["kind"]] ?? Object.keys(Object(fault))),
  ]);
  checkName("faults.add", "kind", fault.kind, Object.keys(members));
  const reject = (what: string) => {
    throw new RangeError(`faults.add: ${fault.kind} takes ${what}.`);
  };
  switch (fault.kind) {
    case "latency":
      if (!(fault.ms >= 0 && fault.ms <= longestDelay)) reject(`from 0 to ${longestDelay} ms, not ${fault.ms}`);
      return;
    case "clockSkew":
      if (!(Math.abs(fault.ms) <= 1e12)) reject(`a number of ms up to 10^12, not ${fault.ms}`);
      return;
    case "cut":
    case "truncate":
      if (fault.length !== undefined && !(fault.length >= 0)) reject(`a length of 0 or more, not ${fault.length}`);
      return;
    case "contentType":
      if (typeof fault.value !== "string") reject(`a value that is a string, not ${describeValue(fault.value)}`);
      checkHeader("content-type", fault.value);
      return;
    case "status":
      // The statuses that a Response can have (Fetch standard, section 5.5).
      if (!Number.isInteger(fault.status) || fault.status < 200 || fault.status > 599) {
        reject(`a status from 200 to 599, not ${fault.status}`);
      }
      if (fault.body !== undefined && nullBodyStatuses.includes(fault.status))
        reject(`no body with status ${fault.status}`);
      for (const [name, value] of Object.entries(fault.headers ?? {})) checkHeader(name, value);
      checkJson(fault.body);
      return;
  }
}

function checkHeader(name: string, value: string): void {
  try {
    new Headers([[name, value]]);
  } catch (error) {
    throw new RangeError(`faults.add: the header ${JSON.stringify(name)} can't be sent.`, { cause: error });
  }
  // Node's server sends Latin-1 at most.
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new RangeError(`faults.add: the header ${name} can't be sent.`);
}

function checkJson(body: unknown): void {
  try {
    if (body !== undefined && JSON.stringify(body) === undefined) throw new TypeError("it is not a JSON value");
  } catch (error) {
    throw new RangeError(`faults.add: the body can't be written as JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
