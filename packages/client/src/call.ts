import type { paths } from "@ld-rest/types";
import { mergeHeaders, type Client as OpenapiClient } from "openapi-fetch";
import { multipartType, serializeBody } from "./body.js";
import { withCallerStack } from "./errors.js";
import { composeFetch, type Settings } from "./fetch/compose.js";
import type { Call, Fetch } from "./fetch/layer.js";
import { descriptions } from "./operations.gen.js";
import { type CallOptions, type ClientOptions, checkOption } from "./options.js";
import { checkPathParameters } from "./path-parameters.js";
import { type CallResult, type Result, readJson } from "./result.js";

/** Options of a call by path that the client reads. openapi-fetch reads the rest. */
export interface CallInit extends CallOptions {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly cookie?: Readonly<Record<string, unknown>>;
  };
  readonly body?: unknown;
  /** Media type of the body. Methods pass it; calls by path set the header `Content-Type` instead. */
  readonly contentType?: string | undefined;
  readonly fetch?: Fetch;
  readonly bodySerializer?: (body: unknown, headers: unknown) => unknown;
  readonly parseAs?: string;
}

/** Settings of all calls: the client's options with their defaults. */
interface CallSettings extends Omit<Settings, "anonymous" | "origin">, Pick<ClientOptions, "headers" | "validate"> {
  readonly baseUrl: string;
  /** Region that chooses the server of an operation that has its own servers; undefined to use the base URL. */
  readonly serverRegion: string | undefined;
}

/**
 * Creates the function that calls an operation by method and path.
 *
 * openapi-fetch creates the request. This function adds what the operation's description says, checks the path parameters, and passes the
 * layers as `fetch`.
 */
export function createCall(
  api: OpenapiClient<paths>,
  settings: CallSettings,
): (method: string, path: string, init?: CallInit) => Promise<CallResult> {
  // The types of its parameters depend on each other in a way that only literal arguments satisfy.
  const request = api.request as (method: string, path: string, init: object) => Promise<Result>;

  const callOperation = async (method: string, path: string, init: CallInit = {}): Promise<CallResult> => {
    const {
      timeout = settings.timeout,
      attempts = settings.attempts,
      fetch = settings.fetch,
      contentType,
      ...passed
    } = init;
    const operation = descriptions[`${method} ${path}`] ?? { responses: {} };
    const call: Call = { method, path, attempts: 0, redact: (text) => text };
    checkOption("timeout", timeout, "a number above 0");
    checkOption("attempts", attempts, "a whole number above 0");
    checkPathParameters(call, passed.params?.path ?? {}, operation.pathLists);

    const headers = mergeHeaders(
      operation.headers,
      settings.headers,
      passed.headers,
      createCookieHeader(passed.params?.cookie),
    );
    const mediaType = contentType ?? headers.get("content-type") ?? operation.contentType ?? "application/json";
    if (multipartType.test(mediaType)) headers.delete("content-type");
    else if (passed.body !== undefined) headers.set("content-type", mediaType);

    const server = chooseServer(operation.servers, settings.serverRegion);
    const { origin } = new URL(server ?? settings.baseUrl, settings.baseUrl);
    const parseAs = passed.parseAs ?? operation.parseAs ?? "json";
    const serialize = passed.bodySerializer ?? ((body) => serializeBody(body, mediaType));
    let isStream = false;

    const controller = new AbortController();
    // Adding a listener for each call to a signal that many calls share would be slow, and Node would warn of a leak.
    const signal = passed.signal ? AbortSignal.any([passed.signal, controller.signal]) : controller.signal;
    try {
      const result = await request(method, path, {
        ...(server && { baseUrl: server }),
        querySerializer: operation.querySerializer,
        ...passed,
        headers,
        signal,
        bodySerializer: (body: unknown, headers: unknown) => {
          const serialized = serialize(body, headers);
          isStream = serialized instanceof ReadableStream;
          return serialized;
        },
        // `readJson` parses JSON, since a SyntaxError that openapi-fetch throws could also come from middleware.
        parseAs: parseAs === "json" ? "text" : parseAs,
        // Redirects are followed by a layer, which keeps the token within the origin.
        redirect: "manual",
        fetch: (request: Request) => {
          const callSettings = {
            ...settings,
            timeout,
            attempts: isStream ? 1 : attempts, // a stream can't be sent twice
            fetch,
            anonymous: operation.anonymous === true,
            origin,
          };
          return composeFetch(callSettings, call, controller, signal)(request);
        },
      });
      const { responses } = operation;
      return { result: parseAs === "json" ? readJson(result, call, settings.validate) : result, call, responses };
    } catch (error) {
      throw withCallerStack(error, callOperation);
    }
  };
  return callOperation;
}

/** Returns the base URL of an operation's own server: the one of the client's region, or the first. */
function chooseServer(servers: Readonly<Record<string, string>> = {}, region: string | undefined): string | undefined {
  if (region === undefined) return undefined;
  return Object.hasOwn(servers, region) ? servers[region] : Object.values(servers)[0];
}

/** Returns the header for cookie parameters, which openapi-fetch leaves out. Browsers send their own cookies only. */
function createCookieHeader(cookies: Readonly<Record<string, unknown>> = {}): { readonly cookie?: string } {
  const pairs = Object.entries(cookies).filter(([, value]) => value !== undefined && value !== null);
  const cookie = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("; ");
  return cookie === "" ? {} : { cookie };
}
