import { behaviours } from "../behaviours/behaviours.js";
import { exampleReply } from "../behaviours/example.js";
import { type FakeRequest, headerValue } from "../http/message.js";
import type { Spending } from "../limits/limits.js";
import type { Caller } from "../roles/tokens.js";
import type { Destination } from "../routing/destination.js";
import { readParameters } from "../routing/parameters.js";
import type { Match } from "../routing/router.js";
import type { State } from "../state/state.js";
import type { Errors } from "./errors.js";
import type { Reply } from "./reply.js";

/** What a decision is made from, of one instance. */
export interface Authority {
  readonly identify: (authorization: string | undefined) => Caller | undefined;
  /** Takes one request off the account's limits. */
  readonly spend: () => Spending;
  /** How long an address has to wait, in seconds, where it has asked too often. */
  readonly spendAddress: (address: string) => number | undefined;
  readonly state: State;
  readonly errors: Errors;
}

/** REST API overview, "CORS". `LD-API-Version` is not among the headers that the API allows. */
const preflight: Reply = {
  status: 204,
  headers: {
    "access-control-allow-methods": "OPTIONS, GET, DELETE, PATCH",
    "access-control-allow-headers": "Accept, Content-Type, Content-Length, Accept-Encoding, Authorization",
    "access-control-max-age": "300",
  },
};

/**
 * Decides what a request is answered. The checks stand in the order in which a gateway makes them. What needs no account comes first:
 * preflights, and the limit by address. Then who asks (401), is there such a route (404, 405), is anything left of the account's limits (429),
 * is it asked for in the version that the operation is in (403), can its parameters be read (400). The operation itself then looks at the role (403)
 * before the object (404), so that nobody learns what exists and isn't theirs.
 */
export function decide(authority: Authority, request: FakeRequest, { match, operation, query }: Destination): Reply {
  const { errors, state } = authority;
  if (request.method === "OPTIONS") return preflight;
  const wait = authority.spendAddress(request.address ?? "");
  if (wait !== undefined) return errors.rateLimited({ "retry-after": String(wait) });

  const caller = authority.identify(headerValue(request.headers, "authorization"));
  if (!caller) return errors.unauthorized();
  const { spent } = authority.spend();
  if (!match) return errors.unknownPath();
  if (!operation) return errors.methodNotAllowed(allowedMethods(match));
  if (spent) return errors.rateLimited();

  const { demands } = operation;
  if (!demands.every(([name, value]) => headerValue(request.headers, name) === value))
    return errors.betaHeaderMissing();
  const reading = readParameters(operation, match.segments, query);
  if (reading.problem !== undefined) return errors.invalidRequest(reading.problem);

  const behaviour = behaviours[operation.id] ?? "example";
  if (behaviour === "example") return exampleReply(operation.route);
  return behaviour({ parameters: reading.values, role: caller.role, state, errors });
}

function allowedMethods({ operations }: Match): string {
  const methods = [...operations.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...methods, "OPTIONS"].join(", ");
}
