import type { Leave, Pacer } from "../rate-limit/pacer.js";
import type { Answer, Transport } from "./transport.js";

/**
 * A call that has to wait: for a rate limit's window to end, or for the answers to calls before it, which tell what is left. While
 * nothing is known of the limits yet, all but the first few calls wait like that.
 */
export interface WaitEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  readonly path: string;
}

/**
 * Sends calls as fast as the rate limits allow, and not faster.
 *
 * @param pacer - shared by all calls of a client
 * @param hooks - `wait` is told of each call that has to wait
 */
export function pace(
  next: Transport,
  pacer: Pacer,
  hooks: { wait?: ((event: WaitEvent) => void) | undefined },
): Transport {
  return (request) => {
    const { method, path, signal, attempt = 1 } = request;
    const go = (pass: Leave | Answer): Promise<Answer> =>
      typeof pass !== "function"
        ? Promise.resolve({ ...pass, attempts: attempt - 1 })
        : next(request).then(
            (answer) => {
              pass(answer);
              return answer;
            },
            (error) => {
              pass();
              throw error;
            },
          );
    const pass = pacer.enter(`${method} ${path}`, signal, attempt > 1, () => hooks.wait?.({ method, path }));
    return pass instanceof Promise ? pass.then(go) : go(pass);
  };
}
