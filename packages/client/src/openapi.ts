import createOpenapiClient, { type Client as OpenapiClient } from "openapi-fetch";
import type { OperationDescription } from "./operation.js";
import type { ClientPaths } from "./paths.gen.js";
import { fillPath } from "./request/path.js";
import { writeQuery } from "./request/query.js";
import type { Transport } from "./transport/transport.js";

/** openapi-fetch's methods over the paths of the spec, without the headers that the client sends by itself. */
export type OpenapiMethods = Pick<
  OpenapiClient<ClientPaths, "application/json">,
  "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE"
>;

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

type UntypedMethod = (path: string, init?: { headers?: object }) => Promise<unknown>;

/** openapi-fetch over the client's own transport, paths and serialisation. */
export function createOpenapiMethods(
  transport: Transport,
  baseUrl: string,
  operations: readonly OperationDescription[],
): OpenapiMethods {
  const client = createOpenapiClient<ClientPaths, "application/json">({ baseUrl });
  // openapi-fetch derives the arguments from the path; here they are handed through, whatever they are.
  const inner = client as unknown as Readonly<Record<string, UntypedMethod>>;
  const wrap =
    (method: string): UntypedMethod =>
    (path, init) => {
      const operation = operations.find((one) => one.method === method && one.path === path) ?? { method, path };
      return (inner[method] as UntypedMethod)(path, {
        ...init,
        headers: { ...operation.headers, ...init?.headers },
        ...{
          fetch: async (request: Request) => {
            const { response, body } = await transport(await fromRequest(request, path));
            return rebuild(response, body);
          },
          pathSerializer: (url: string, values: Record<string, unknown>) =>
            url.slice(0, -path.length) + fillPath(operation, values),
          querySerializer: (values: Record<string, unknown>) => writeQuery(operation, values),
        },
      });
    };
  return Object.fromEntries(methods.map((method) => [method, wrap(method)])) as unknown as OpenapiMethods;
}

async function fromRequest(request: Request, path: string) {
  return {
    method: request.method,
    url: request.url,
    path,
    headers: Object.fromEntries(request.headers),
    body: request.body ? await request.blob() : undefined,
    signal: request.signal,
  };
}

/** The body has been read by the transport, so openapi-fetch gets it in a new response. */
function rebuild(response: Response, body: string | Blob): Response {
  const empty = [204, 205, 304].includes(response.status);
  const rebuilt = new Response(empty ? null : body, response);
  Object.defineProperty(rebuilt, "url", { value: response.url });
  return rebuilt;
}
