import { behaviours } from "../behaviours/behaviours.js";
import { exampleReply } from "../behaviours/example.js";
import { type FakeRequest, headerValue } from "../http/message.js";
import type { Target } from "../http/target.js";
import { readParameters } from "../routing/parameters.js";
import type { Match } from "../routing/router.js";
import type { State } from "../state/state.js";
import type { Errors } from "./errors.js";
import type { Reply } from "./reply.js";

/** What decides on an answer, of one instance. */
export interface Decision {
  readonly route: (path: string) => Match | undefined;
  readonly accepts: (token: string | undefined) => boolean;
  readonly state: State;
  readonly errors: Errors;
}

/**
 * Decides what a request is answered. The checks stand in the order in which a gateway makes them: who is it (401), is there such a route
 * (404, 405), in this version of the API (403), is the request well formed (400), and last the object itself (404).
 */
export function decide({ route, accepts, state, errors }: Decision, request: FakeRequest, target: Target): Reply {
  if (!accepts(headerValue(request.headers, "authorization"))) return errors.unauthorized();

  const match = route(target.path);
  if (!match) return errors.unknownPath();
  const operation = match.operations.get(request.method === "HEAD" ? "GET" : request.method);
  if (!operation) return errors.methodNotAllowed(allowedMethods(match));

  const { demands } = operation;
  if (!demands.every(([name, value]) => headerValue(request.headers, name) === value))
    return errors.betaHeaderMissing();

  const reading = readParameters(operation, match.segments, target.query);
  if (reading.problem !== undefined) return errors.invalidRequest(reading.problem);

  const behaviour = behaviours[operation.id];
  if (behaviour === "example") return exampleReply(operation.route);
  return behaviour({ parameters: reading.values, state, errors });
}

function allowedMethods({ operations }: Match): string {
  const methods = [...operations.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...methods, "OPTIONS"].join(", ");
}
