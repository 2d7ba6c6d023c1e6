import { type AnswerContext, readAnswer, readError } from "./answer.js";
import { ApiError } from "./errors/api-error.js";
import { beginStackAbove } from "./errors/call-error.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import type { PathMethods } from "./paths.gen.js";
import { writeRequest } from "./request.js";
import { shown } from "./transport/shown.js";
import type { Answer, Transport } from "./transport/transport.js";

interface Init extends CallOptions {
  readonly params?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> | undefined;
  readonly body?: unknown;
}

/** `GET` and its kind: calls by path, in openapi-fetch's form, over the client's transport. */
export function createPathMethods(
  transport: Transport,
  baseUrl: string,
  operations: readonly OperationDescription[],
  context: AnswerContext,
): PathMethods {
  const methods = operations.map(({ method }) => {
    const call = async (path: string, init: Init = {}) => {
      const operation = operations.find((one) => one.method === method && one.path === path);
      if (!operation) throw new TypeError(`There is no ${method} ${path}.`);
      const request = writeRequest(baseUrl, operation, (one) => init.params?.[one.in]?.[one.name], init.body, init);
      let answer: Answer | undefined;
      try {
        answer = await transport(request);
        const data = readAnswer(operation, answer, context);
        return { status: answer.response.status, data, response: shown(answer) };
      } catch (error) {
        if (!answer || !(error instanceof ApiError)) throw beginStackAbove(error, call);
        const { body } = answer;
        const { code, id, message } = error;
        return {
          status: answer.response.status,
          // It always has a message, so that it has the type that it says.
          error: readError(body).message === undefined ? { code, id, message } : JSON.parse(String(body)),
          response: shown(answer),
        };
      }
    };
    return [method, call];
  });
  // The generated interface has a method for each of the spec's, and its types are those of the operations.
  return Object.fromEntries(methods) as PathMethods;
}
