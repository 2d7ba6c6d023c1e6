import { schemaChecks } from "@ld-rest/types/schemas";
import { findMediaType, isJson } from "../core/parameters.js";
import { generalErrors } from "../core/replies.js";
import type { Operation } from "../core/routes.js";
import { isMembers, type Members, outlineOf, propertyOf, type Schema } from "../core/schema.js";
import { describeValue, findProblem } from "../core/validate.js";
import { schemas } from "../schema-table.gen.js";

/** A request of a case. Missing members default to those of a valid request for the operation. */
export interface Sent {
  readonly method?: string;
  /** Path and query. */
  readonly path?: string;
  /** Query without its question mark. */
  readonly query?: string;
  /** Headers that replace those of a valid request; `null` removes one. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** A response with the request that it belongs to. */
export interface Exchange {
  readonly method: string;
  readonly sentHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; `undefined` if there is none or it isn't JSON. */
  readonly body: unknown;
}

/** The statuses that HTTP and CORS define for every operation. */
const general = [204, 304, 405];

/**
 * Validates a response against the spec, the REST API overview and HTTP, independently of the case.
 *
 * @returns a line for each difference
 */
export function validateExchange(exchange: Exchange, operation: Operation): string[] {
  const { status, headers, text, method } = exchange;
  const differences: string[] = [];
  const expect = (condition: boolean, difference: string) => {
    if (!condition) differences.push(difference);
  };
  const documented = Object.keys(operation.responses);
  expect(
    [...documented, ...general.map(String)].includes(String(status)),
    `status: the spec has no ${status} for ${operation.id}`,
  );
  const empty = method === "HEAD" || method === "OPTIONS" || status === 204 || status === 304;
  // Responses that the spec doesn't describe, such as a 405, are JSON.
  const mediaTypes = operation.responses[status]?.mediaTypes ?? ["application/json"];
  if (empty) expect(text === "", `body: expected none, got ${text.length} characters`);
  else if (mediaTypes.some(isJson)) differences.push(...validateBody(exchange, operation));
  const contentType = headers.get("content-type") ?? "none";
  expect(
    mediaTypes.length === 0 ||
      (empty && (method !== "HEAD" || status === 304)) ||
      findMediaType(mediaTypes, contentType) !== undefined,
    `header content-type: got ${contentType}, expected ${mediaTypes.join(" or ")}`,
  );
  validateHeaders(exchange, empty, expect);
  expect(
    headers.get("etag") === null || /^(?:W\/)?"[^"]*"$/.test(headers.get("etag") ?? ""),
    "etag: not an entity tag",
  );
  return differences;
}

type Expect = (condition: boolean, difference: string) => void;

function validateHeaders({ status, headers, text, sentHeaders }: Exchange, empty: boolean, expect: Expect): void {
  const got = (name: string) => `header ${name}: got ${headers.get(name) ?? "none"}`;
  const date = headers.get("date") ?? "";
  expect(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(date), `${got("date")}, expected a date`);
  const length = headers.get("content-length");
  const bytes = new TextEncoder().encode(text).length;
  const encoded = headers.get("content-encoding") !== null;
  expect(
    empty || encoded || length === null || Number(length) === bytes,
    `${got("content-length")} for ${bytes} bytes`,
  );
  const origin = sentHeaders["origin"];
  const allowed = headers.get("access-control-allow-origin");
  expect(allowed === (origin ?? "*"), `${got("access-control-allow-origin")}, expected ${origin ?? "*"}`);
  expect(origin === undefined || /\borigin\b/i.test(headers.get("vary") ?? ""), `${got("vary")}, expected Origin`);
  if (status === 429 && headers.get("retry-after") !== null) {
    expect(/^\d+$/.test(headers.get("retry-after") ?? ""), `${got("retry-after")}, expected seconds`);
    return;
  }
  // Routes without a limit may lack these headers (REST API overview, "Rate limiting"), but not only the reset time.
  const remaining = headers.get("x-ratelimit-global-remaining");
  const route = headers.get("x-ratelimit-route-remaining");
  const reset = headers.get("x-ratelimit-reset");
  if (remaining !== null) expect(/^\d+$/.test(remaining), `${got("x-ratelimit-global-remaining")}, expected a number`);
  if (route !== null) expect(/^\d+$/.test(route), `${got("x-ratelimit-route-remaining")}, expected a number`);
  expect(
    (remaining ?? route) === null || reset !== null,
    "header x-ratelimit-reset: got none beside a remaining quota",
  );
  // A window lasts ten seconds; the clocks of several servers may differ by as much.
  const offset = Number(reset) - Date.parse(date);
  if (reset !== null)
    expect(/^\d{13}$/.test(reset) && Math.abs(offset) <= 30_000, `${got("x-ratelimit-reset")} at ${date}`);
}

function validateBody({ status, body, text }: Exchange, operation: Operation): string[] {
  if (body === undefined) return [`body: expected JSON, got ${text === "" ? "none" : "other text"}`];
  const schema = operation.responses[status]?.schema ?? (status >= 400 ? "ErrorBody" : undefined);
  const check = schema === undefined ? undefined : schemaChecks[schema];
  const problem = check && findProblem(check, body, "body");
  if (problem) return [problem];
  if (status >= 400) return validateError(status, Object(body) as Members);
  return schema === undefined ? [] : findRelations({ $ref: schema }, body, "body");
}

function validateError(status: number, { code, message, id }: Members): string[] {
  const differences: string[] = [];
  if (typeof message !== "string" || message.trim() === "") differences.push("body.message: expected text");
  // The error for a missing header has only a message.
  const bare = status === 403 && code === undefined && id === undefined;
  if (bare) return differences;
  const expected = generalErrors[status]?.code;
  if (code !== expected) differences.push(`body.code: expected ${expected}, got ${JSON.stringify(code)}`);
  if (typeof id !== "string" || id.trim() === "") differences.push("body.id: expected an ID");
  return differences;
}

/** Checks relations between properties: derived lengths of lists, keys in links, and unique keys in lists. */
function findRelations(schema: Schema, value: unknown, at: string): string[] {
  const outline = outlineOf(schemas, schema);
  if (Array.isArray(value)) {
    const items = outline.items || {};
    const names = identities(items);
    const repeated = names.filter((name) => {
      const keys = value.map((item) => Object(item)[name]);
      return new Set(keys).size < keys.length;
    });
    return [
      ...repeated.map((name) => `${at}: two items have the same ${name}`),
      ...value.flatMap((item, index) => findRelations(items, item, `${at}[${index}]`)),
    ];
  }
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const property = propertyOf(outline, key);
    if (!property) return [];
    return [
      ...compareDerived(property.derived, member, value, `${at}.${key}`),
      ...findRelations(property, member, `${at}.${key}`),
    ];
  });
}

function compareDerived(template: unknown, value: unknown, owner: Members, at: string): string[] {
  if (isMembers(template) && isMembers(value)) {
    return Object.entries(template).flatMap(([key, part]) => compareDerived(part, value[key], owner, `${at}.${key}`));
  }
  if (typeof template !== "string" || value === undefined) return [];
  const [, list] = /^\{(\w+)\.length\}$/.exec(template) ?? [];
  if (list !== undefined) {
    const length = Array.isArray(owner[list]) ? owner[list].length : value;
    return value === length ? [] : [`${at}: got ${describeValue(value)} for ${length} items`];
  }
  // The rest of a link, such as a project, differs from account to account.
  const [name = ""] = namesIn(template);
  const segments = String(value).split(/[/?#]/).map(decode);
  return segments.includes(String(owner[name])) ? [] : [`${at}: expected a link with the ${name}`];
}

/** Returns the properties that identify objects of a schema: those in its links. */
function identities(schema: Schema): string[] {
  const { properties } = outlineOf(schemas, schema);
  const templates = Object.values(properties).flatMap((property) => (property ? listTexts(property.derived) : []));
  return [...new Set(templates.filter((text) => text.startsWith("/")).flatMap(namesIn))];
}

/** Returns the name of the property that identifies objects of a schema, if its links have one. */
export function identityOf(schema: string): string | undefined {
  return identities({ $ref: schema })[0];
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

function listTexts(template: unknown): string[] {
  if (typeof template === "string") return [template];
  return typeof template === "object" && template !== null ? Object.values(template).flatMap(listTexts) : [];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
