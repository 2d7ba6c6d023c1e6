import { readAnswer } from "./answer.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import { type ParameterValues, writeRequest } from "./request/request.js";
import type { Transport } from "./transport/transport.js";

/** Carries out one call of an operation: request, transport, answer. */
export async function callOperation(
  transport: Transport,
  baseUrl: string,
  operation: OperationDescription,
  parameters: ParameterValues = {},
  options: CallOptions = {},
): Promise<unknown> {
  return readAnswer(operation, await transport(writeRequest(baseUrl, operation, parameters, options)));
}
