import type { Pacer } from "../rate-limit/pacer.js";
import type { Outgoing, Transport } from "./transport.js";

/**
 * Sends calls as fast as the rate limits allow, and not faster.
 *
 * @param pacer - shared by all calls of a client
 * @param waiting - called with each call that has to wait
 */
export function pace(next: Transport, pacer: Pacer, waiting: (request: Outgoing) => void): Transport {
  return async (request) => {
    const route = `${request.method} ${request.path}`;
    const ticket = await pacer.enter(route, request.signal, (request.attempt ?? 1) > 1, () => waiting(request));
    let response: Response | undefined;
    try {
      const answer = await next(request);
      response = answer.response;
      return answer;
    } finally {
      pacer.leave(ticket, response);
    }
  };
}
