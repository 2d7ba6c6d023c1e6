import type { Check } from "@ld-rest/types/schemas";
import { Body, createBody } from "./body.js";
import type { Clock } from "./clock.js";
import type { Handler, HandlerContext, Resource, StoredCollection } from "./collection.js";
import type { FaultInjector } from "./faults.js";
import type { Limits, Quota } from "./limits.js";
import type { LogRecord } from "./log.js";
import {
  type FakeRequest,
  type FakeResponse,
  type HeaderValues,
  headerValue,
  lowerCaseHeaders,
  readTarget,
  type Target,
} from "./messages.js";
import { type ParameterValues, type Reading, type RequestChecks, readRequest } from "./parameters.js";
import type { CustomReply, Errors, Reply } from "./replies.js";
import type { Caller } from "./roles.js";
import { createRouter, type Match, type Operation, type RouteTable } from "./routes.js";
import type { Members, SchemaTable } from "./schema.js";
import { findProblem } from "./validate.js";

/** Definition of an API: its generated description, and its collections. */
export interface Definition extends RequestChecks {
  readonly routes: RouteTable;
  readonly fixtures: Members;
  readonly schemas: SchemaTable;
  readonly schemaChecks: Readonly<Record<string, Check>>;
  readonly responseChecks: Readonly<Record<string, Readonly<Record<string, Check>>>>;
  /** Base URLs. */
  readonly servers: readonly string[];
  /** Collections by name. An operation that none of them handles responds with the spec's example. */
  readonly resources: Readonly<Record<string, Resource<unknown>>>;
}

/** The parts of an instance that responses are made from. */
interface Parts {
  readonly clock: Clock;
  readonly collections: Readonly<Record<string, StoredCollection<unknown>>>;
  readonly identify: (authorization: string | undefined) => Caller | undefined;
  readonly limits: Limits;
  readonly faults: FaultInjector;
  readonly errors: Errors;
  readonly overrides: ReadonlyMap<string, Handler>;
  readonly released: () => AbortSignal;
  readonly log: (record: LogRecord) => void;
}

/** Destination of a request, with the operation that the spec has there. */
interface Destination {
  readonly target: Target;
  readonly match: Match | undefined;
  readonly operation: Operation | undefined;
}

/** Creates the functions that respond to requests from the parts of an instance. */
export function createResponder(definition: Definition, parts: Parts) {
  const { clock, limits, faults, errors, identify, released, log } = parts;
  const route = createRouter(definition.routes);
  const handlers = collectHandlers(definition, parts.collections);
  const [server = "http://localhost"] = definition.servers;
  const preflight = createPreflight(definition.routes);
  const knownPaths = `Its paths: ${[...new Set(Object.values(definition.routes).map(({ path }) => path))].join(", ")}`;

  const locate = (request: FakeRequest): Destination | undefined => {
    const { method } = request;
    const target = readTarget(request);
    if (!target) return undefined;
    const match = route(target.path);
    return { target, match, operation: match?.operations.get(method === "HEAD" ? "GET" : method) };
  };

  const replyTo = (
    request: FakeRequest,
    headers: HeaderValues,
    { match, operation }: Destination,
    reading: Reading | undefined,
    count: () => Quota,
  ): Reply => {
    const wait = limits.countAddress(request.address ?? "", clock.now());
    if (wait !== undefined) return errors.reply(429, undefined, { "retry-after": String(wait) });
    const caller = operation?.public ? { permissions: undefined } : identify(headerValue(headers, "authorization"));
    if (!caller) return errors.reply(401);
    const { exceeded } = count();
    if (!operation || !reading) return errors.reply(405, undefined, { allow: allowedMethods(match) });
    if (exceeded) return errors.reply(429);
    for (const [name, value] of Object.entries(operation.headers)) {
      if (headerValue(headers, name.toLowerCase()) !== value) return errors.missingHeader(name, value);
    }
    if (reading.problem !== undefined) return errors.reply(400, reading.problem);
    const override = parts.overrides.get(operation.id);
    const handler = override ?? handlers.get(operation.id);
    if (!handler) return exampleReply(operation, definition.fixtures);
    const { parameters, unread } = watchReads(reading.parameters, operation);
    const { body } = reading;
    const { permissions } = caller;
    const { collections } = parts;
    const reply = handler({ parameters, body, request, collections, permissions, errors });
    if (typeof reply?.status !== "number") {
      throw new TypeError(`The handler of ${operation.id} must return a response with a status, and not a promise.`);
    }
    const [ignored] = unread;
    if (!override && ignored !== undefined && reply.status < 400) {
      const advice = `Leave it out, or handle the operation with \`fake.on("${operation.id}", …)\`.`;
      return errors.notModelled(`the query parameter ${ignored} of ${operation.id}`, advice);
    }
    return writeReply(reply, operation, definition);
  };

  const respond = (request: FakeRequest): FakeResponse => {
    const now = clock.now();
    const headers = lowerCaseHeaders(request.headers);
    const destination = locate(request);
    const { target, match, operation } = destination ?? {};
    const reading =
      target && match && operation && readRequest(operation, match, target, headers, request.body, definition);
    const id = operation?.id;
    const applied = destination?.match && faults.pick(id);
    let quota = limits.peek(now, id);
    const count = () => {
      quota = limits.count(now, id);
      return quota;
    };
    let reply: Reply;
    if (!destination) reply = errors.reply(400, "the request target is not a URL");
    else if (request.method === "OPTIONS") reply = preflight;
    else if (!destination.match) reply = errors.notModelled(`${request.method} ${destination.target.path}`, knownPaths);
    else if (applied?.replacement) reply = applied.replacement;
    else {
      try {
        reply = replyTo(request, headers, destination, reading, count);
      } catch (error) {
        // A handler that throws must not end the process of a test.
        const message = error instanceof Error ? error.message : String(error);
        reply = { status: 500, body: createBody({ code: "fake_handler_failed", message }) };
      }
    }
    const skew = applied?.skewMs ?? 0;
    const whole = addHeaders(request.method, headers, reply, new Date(now + skew).toUTCString(), quota, skew);
    const response = applied ? applied.disturb(whole, released()) : whole;
    const ending = response.delivery?.ending;
    const status = ending === "hang" || ending === "reset" ? undefined : response.status;
    log({
      at: now,
      method: request.method,
      url: target ? `${target.origin || server}${target.path}${target.query && `?${target.query}`}` : request.url,
      path: target?.path ?? request.url,
      ...(id === undefined ? {} : { operationId: id }),
      parameters: reading?.problem === undefined ? (reading?.parameters ?? {}) : {},
      headers,
      body: request.body,
      ...(status === undefined ? {} : { status }),
      faults: applied?.kinds ?? [],
    });
    return response;
  };

  return { respond, isModelled: (request: FakeRequest) => locate(request)?.match !== undefined };
}

function collectHandlers(
  { resources }: Definition,
  collections: Readonly<Record<string, StoredCollection<unknown>>>,
): Map<string, Handler> {
  const entries = Object.entries(resources).flatMap(([name, resource]) => {
    const collection = collections[name];
    if (!collection) return [];
    return Object.entries(resource.handlers ?? {}).map(
      ([id, handler]) => [id, (call: HandlerContext) => handler(call, collection)] as const,
    );
  });
  return new Map(entries);
}

/** Returns the parameters, with the names of those in the query that nothing has read yet. */
function watchReads(parameters: ParameterValues, operation: Operation) {
  const inQuery = operation.parameters.filter(({ name, in: place }) => place === "query" && name in parameters);
  const unread = new Set(inQuery.map(({ name }) => name));
  if (unread.size === 0) return { parameters, unread };
  const watched = new Proxy(parameters, {
    get: (target, name) => {
      unread.delete(String(name));
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      unread.delete(String(name));
      return Reflect.has(target, name);
    },
  });
  return { parameters: watched, unread };
}

/** Creates the response to preflights (REST API overview, "CORS"), with the spec's methods. `LD-API-Version` is not among the headers that the API allows. */
function createPreflight(routes: RouteTable): Reply {
  const methods = new Set(["OPTIONS", "GET", "DELETE", "PATCH", ...Object.values(routes).map(({ method }) => method)]);
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": [...methods].join(", "),
      "access-control-allow-headers": "Accept, Content-Type, Content-Length, Accept-Encoding, Authorization",
      "access-control-max-age": "300",
    },
  };
}

function allowedMethods(match: Match | undefined): string {
  const methods = [...(match?.operations.keys() ?? [])];
  return [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
}

/** Returns the spec's first example of a success. */
function exampleReply({ responses }: Operation, fixtures: Members): Reply {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const [status, response] = successes.find(([, { examples }]) => examples.length > 0) ?? successes[0] ?? ["204"];
  const code = /^\d+$/.test(status) ? Number(status) : 200;
  const [name] = response?.examples ?? [];
  const value = name === undefined ? response?.sample : fixtures[name];
  const [mediaType] = response?.mediaTypes ?? [];
  if (value === undefined || mediaType === undefined) return { status: code };
  return { status: code, body: createBody(value, mediaType), headers: { "content-type": mediaType } };
}

/** Validates and serializes a reply. @throws TypeError if the spec doesn't allow it */
function writeReply(reply: Reply | CustomReply, operation: Operation, { responseChecks }: Definition): Reply {
  const { status, body, headers } = reply;
  if (body instanceof Body) return { ...reply, body };
  const key = `${operation.method} ${operation.path}`;
  const { responses } = operation;
  const documented = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((one) => one in responses);
  if (documented === undefined) {
    const known = Object.keys(responses).join(", ");
    throw new TypeError(`${operation.id} can't respond with status ${status}. The spec has ${known}.`);
  }
  const check = responseChecks[key]?.[documented];
  const problem = check && findProblem(check, body, "body");
  if (problem) throw new TypeError(`The reply of ${operation.id} is invalid. ${problem}.`);
  if (body === undefined) return { status, ...(headers ? { headers: lowerCase(headers) } : {}) };
  const [mediaType = "application/json"] = responses[documented]?.mediaTypes ?? [];
  return {
    status,
    body: createBody(body, mediaType),
    headers: { "content-type": mediaType, ...lowerCase(headers ?? {}) },
  };
}

function lowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(new Headers(headers));
}

/** Adds the headers that every response has. A response with `Retry-After` doesn't report the account's quota. */
function addHeaders(
  method: string,
  request: HeaderValues,
  { status, body, headers }: Reply,
  date: string,
  quota: Quota,
  skew: number,
): FakeResponse {
  const all: Record<string, string> = { date };
  if (body !== undefined) {
    all["content-type"] = "application/json";
    all["content-length"] = String(body.measure().bytes);
  }
  all["access-control-allow-origin"] = headerValue(request, "origin") ?? "*";
  all["vary"] = "Origin";
  if (headers?.["retry-after"] === undefined) {
    all["x-ratelimit-global-remaining"] = String(quota.globalRemaining);
    if (quota.routeRemaining !== undefined) all["x-ratelimit-route-remaining"] = String(quota.routeRemaining);
    all["x-ratelimit-reset"] = String(quota.reset + skew);
  }
  if (headers) Object.assign(all, headers);
  if (body === undefined) return { status, headers: all };
  if (status === 200 && (method === "GET" || method === "HEAD")) {
    const tag = body.entityTag;
    all["etag"] = tag;
    if (isUnchanged(headerValue(request, "if-none-match"), tag)) {
      // Without the headers that describe a body (RFC 9110, section 15.4.5).
      const { "content-type": _, "content-length": __, ...rest } = all;
      return { status: 304, headers: rest };
    }
  }
  return method === "HEAD" ? { status, headers: all } : { status, headers: all, body: body.text };
}

/** Returns whether the caller has the body already (RFC 9110, section 13.1.2: weak comparison, `*` for any). */
function isUnchanged(condition: string | undefined, tag: string): boolean {
  if (condition === undefined) return false;
  return condition.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}
