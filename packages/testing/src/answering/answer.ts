import type { Clock } from "../clock/clock.js";
import { disturb, replacementOf, skewOf } from "../faults/apply.js";
import type { StrikingFaults } from "../faults/faults.js";
import type { FakeAnswer, FakeRequest } from "../http/message.js";
import type { Limits } from "../limits/limits.js";
import type { WritableLog } from "../log/log.js";
import type { Caller } from "../roles/tokens.js";
import type { Destination } from "../routing/destination.js";
import type { State } from "../state/state.js";
import { type Authority, decide } from "./decide.js";
import type { Errors } from "./errors.js";
import { finish } from "./finish.js";

/** The parts of an instance that an answer is made from. */
export interface Parts {
  readonly clock: Clock;
  readonly state: State;
  readonly identify: (authorization: string | undefined) => Caller | undefined;
  readonly limits: Limits;
  readonly faults: StrikingFaults;
  readonly log: WritableLog;
  readonly errors: Errors;
  readonly findDestination: (method: string, url: string) => Destination;
}

/** Puts the parts of an instance together to what answers a request. */
export function createAnswer(parts: Parts): (request: FakeRequest) => FakeAnswer {
  const { clock, identify, limits, faults, log, errors, state, findDestination } = parts;
  const formatDate = createDateFormat();

  return (request) => {
    const now = clock.now();
    const { method, url } = request;
    const destination = findDestination(method, url);
    const id = destination.operation?.id;
    const struck = faults.strike(id);
    let spending = limits.peek(now, id);
    const authority: Authority = {
      identify,
      state,
      errors,
      spend: () => {
        spending = limits.spend(now, id);
        return spending;
      },
      spendAddress: (address) => limits.spendAddress(address, now),
    };
    const reply = replacementOf(struck) ?? decide(authority, request, destination);
    const skew = skewOf(struck);
    const whole = finish(request, reply, { date: formatDate(now + skew), spending, skew });
    const answer = struck.length > 0 ? disturb(whole, struck) : whole;

    const ending = answer.disturbance?.ending;
    const answered = ending !== "hang" && ending !== "reset";
    log.write({ at: now, method, url, status: answered ? answer.status : undefined, struck });
    return answer;
  };
}

/** Writes times as `Date` has them (RFC 9110, section 5.6.7); once for each second. */
function createDateFormat(): (time: number) => string {
  let second = Number.NaN;
  let text = "";
  return (time) => {
    const now = Math.floor(time / 1000);
    if (now !== second) {
      second = now;
      text = new Date(time).toUTCString();
    }
    return text;
  };
}
