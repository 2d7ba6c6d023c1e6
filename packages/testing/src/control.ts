import type { ServerResponse } from "node:http";
import type { Fault, FaultTarget } from "./core/faults.js";
import type { FakeRequest } from "./core/messages.js";
import type { FakeApi, FakeSeed } from "./fake-api.js";
import type { OperationId } from "./handlers/resource.js";

type Endpoint = (fake: FakeApi, body: unknown) => unknown;

/** The control endpoints, for tests in any language. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /__fake/health": (fake) => ({ status: "ok", token: fake.token }),
  "GET /__fake/state": (fake) => fake.snapshot(),
  "PUT /__fake/state": (fake, body) => fake.seed(body as FakeSeed), // validated there
  "GET /__fake/requests": (fake) => fake.log.entries,
  "DELETE /__fake/requests": (fake) => fake.log.clear(),
  "POST /__fake/faults": addFault,
  "DELETE /__fake/faults": (fake) => fake.faults.clear(),
  "POST /__fake/reset": (fake) => fake.reset(),
};

/**
 * Adds a fault from JSON, with its target in `target`.
 *
 * @throws TypeError for an unknown or invalid member
 */
export function addFault(fake: FakeApi, value: unknown): void {
  const { target, ...fault } = Object(value) as Fault & { target?: FaultTarget<OperationId> }; // validated there
  fake.faults.add(fault, target);
}

/** Responds to a request for a control endpoint: 200 with JSON, 204, 400 with the reason, or 404. */
export function control(fake: FakeApi, request: FakeRequest, response: ServerResponse): void {
  const { pathname } = new URL(request.url, "http://localhost");
  const endpoint = endpoints[`${request.method} ${pathname}`];
  const send = (status: number, value: unknown) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };
  if (!endpoint) {
    send(404, { message: `Unknown control endpoint. Use ${Object.keys(endpoints).join(", ")}.` });
    return;
  }
  try {
    const result = endpoint(fake, request.body === undefined ? undefined : JSON.parse(request.body));
    if (result === undefined) response.writeHead(204).end();
    else send(200, result);
  } catch (error) {
    send(400, { message: error instanceof Error ? error.message : String(error) });
  }
}
