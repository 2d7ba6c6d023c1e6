import { type AnswerContext, readAnswer } from "./answer.js";
import { beginStackAbove } from "./errors/call-error.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import { writeRequest } from "./request.js";
import { shown } from "./transport/shown.js";
import type { Answer, Transport } from "./transport/transport.js";

/** What a method returns: a promise of the body, which leads to the response too. */
export interface ApiPromise<Data> extends Promise<Data> {
  /**
   * The body together with the response that brought it.
   *
   * @returns `data`, and a `response` whose status and headers can be read; its body has been read already
   */
  withResponse(): Promise<{ data: Data; response: Response }>;
}

/**
 * Carries out one call of an operation: request, transport, answer.
 *
 * @param values - the parameters by the keys that the method takes
 * @throws (the promise) a TypeError for a parameter that can't be sent, else a {@link CallError} or the signal's reason
 */
export function callOperation(
  transport: Transport,
  baseUrl: string,
  context: AnswerContext,
  operation: OperationDescription,
  values?: Readonly<Record<string, unknown>> | null,
  options: CallOptions = {},
): ApiPromise<unknown> {
  let answer: Answer;
  const run = async () => {
    try {
      const read = ({ key, name }: { key?: string; name: string }) => values?.[key ?? name];
      answer = await transport(writeRequest(baseUrl, operation, read, values?.["body"], options));
      return readAnswer(operation, answer, context);
    } catch (error) {
      throw beginStackAbove(error, run);
    }
  };
  const promise = run();
  return Object.assign(promise, { withResponse: () => promise.then((data) => ({ data, response: shown(answer) })) });
}
