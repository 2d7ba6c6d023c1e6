import type { FakeApi, FakeRequest, FakeResponse } from "../src/index.js";

/** A fake with one planted mistake, which changes its responses. */
export interface Mutant {
  readonly name: string;
  readonly respond: (fake: FakeApi, request: FakeRequest) => FakeResponse;
}

type Change = (response: FakeResponse, request: FakeRequest) => FakeResponse;

function change(name: string, apply: Change): Mutant {
  return { name, respond: (fake, request) => apply(fake.respond(request), request) };
}

function sent(name: string, apply: (request: FakeRequest, fake: FakeApi) => FakeRequest): Mutant {
  return { name, respond: (fake, request) => fake.respond(apply(request, fake)) };
}

const isError = ({ status }: FakeResponse) => status >= 400;

/** Mutants for each header of a response: removed, empty and wrong, or wrong only in errors. */
const wrongHeaders: Readonly<Record<string, string>> = {
  date: "yesterday",
  "content-type": "text/html",
  "content-length": "1",
  "access-control-allow-origin": "https://other.example",
  "x-ratelimit-global-remaining": "many",
  "x-ratelimit-route-remaining": "-1",
  "x-ratelimit-reset": "1000000000000",
  "access-control-allow-methods": "POST",
  "access-control-allow-headers": "Accept",
  "access-control-max-age": "0",
  allow: "PUT",
  etag: "unquoted",
};

/** Headers that errors don't have. */
const onlyOthers = /^etag$|^access-control-(?:allow-methods|allow-headers|max-age)$/;

const headerMutants = Object.entries(wrongHeaders).flatMap(([name, wrong]) => {
  const replaced = (value: string) => (response: FakeResponse) =>
    name in response.headers ? { ...response, headers: { ...response.headers, [name]: value } } : response;
  const removed = (response: FakeResponse) => {
    const { [name]: _, ...headers } = response.headers;
    return { ...response, headers };
  };
  // Without these headers, a response is still correct.
  const optional = ["etag", "content-length", "x-ratelimit-global-remaining", "x-ratelimit-route-remaining"];
  return [
    change(`${name}: ${wrong}`, replaced(wrong)),
    ...(optional.includes(name) ? [] : [change(`${name}: removed`, removed)]),
    ...(onlyOthers.test(name)
      ? []
      : [
          change(`${name}: ${wrong}, in errors`, (response) =>
            isError(response) ? replaced(wrong)(response) : response,
          ),
        ]),
  ];
});

/** Each status, replaced by another. */
const statusMutants = [200, 204, 304, 400, 401, 403, 404, 405].map((status) =>
  change(`${status} becomes ${status === 404 ? 400 : 404}`, (response) =>
    response.status === status ? { ...response, status: status === 404 ? 400 : 404 } : response,
  ),
);

type Draft = Record<string, unknown>;

function editBody(
  edit: (body: Draft) => void,
  when: (response: FakeResponse) => boolean = () => true,
): (response: FakeResponse) => FakeResponse {
  return (response) => {
    if (response.body === undefined || !when(response)) return response;
    const body = JSON.parse(response.body);
    edit(body);
    const text = JSON.stringify(body);
    return {
      ...response,
      body: text,
      headers: { ...response.headers, "content-length": String(Buffer.byteLength(text)) },
    };
  };
}

/** Finds each place of an example body: the paths of its members, items of lists as their first. */
function placesOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return entries.flatMap(([key, member]) => [[...at, key], ...placesOf(member, [...at, key])]);
}

function setAt(body: Draft, path: readonly string[], value: (old: unknown) => unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Object(node)[key], body) as Draft | undefined;
  const key = path.at(-1) ?? "";
  if (typeof parent !== "object" || !(key in parent)) return;
  const next = value(parent[key]);
  if (next === undefined) delete parent[key];
  else parent[key] = next;
}

/** Every field of the examples gets a value of another type; required ones are removed. */
export function fieldMutants(
  bodies: readonly unknown[],
  isRequired: (path: readonly string[]) => boolean,
  isAny: (path: readonly string[]) => boolean,
): Mutant[] {
  const paths = new Map(bodies.flatMap((body) => placesOf(body)).map((path) => [path.join("."), path]));
  return [...paths.values()].flatMap((path) => {
    if (isAny(path)) return [];
    const wrongType = (old: unknown) => (typeof old === "boolean" ? "yes" : true);
    const name = path.join(".");
    return [
      change(
        `${name}: of another type`,
        editBody((body) => setAt(body, path, wrongType)),
      ),
      ...(isRequired(path)
        ? [
            change(
              `${name}: removed`,
              editBody((body) => setAt(body, path, () => undefined)),
            ),
          ]
        : []),
    ];
  });
}

const get = (request: FakeRequest, name: string) => Object(request.headers)[name] as string | undefined;
const withHeader = (request: FakeRequest, name: string, value: string | undefined): FakeRequest => ({
  ...request,
  headers: { ...(request.headers as Record<string, string>), [name]: value },
});

/** Checks that are missing or wrong. */
const checkMutants: Mutant[] = [
  sent("no token is needed", (request, fake) => withHeader(request, "authorization", fake.token)),
  sent("no token is needed for configurations", (request, fake) =>
    request.url.includes("/keys/") ? withHeader(request, "authorization", fake.token) : request,
  ),
  sent("a scheme is accepted", (request) =>
    withHeader(request, "authorization", get(request, "authorization")?.replace(/^Bearer /, "")),
  ),
  ...["api-", "sdk-", "mob-"].map((prefix) =>
    sent(`any ${prefix} token is accepted`, (request, fake) =>
      get(request, "authorization")?.startsWith(prefix) ? withHeader(request, "authorization", fake.token) : request,
    ),
  ),
  sent("the version is not needed", (request) => withHeader(request, "ld-api-version", "beta")),
  sent("any version is accepted", (request) =>
    get(request, "ld-api-version") === undefined ? request : withHeader(request, "ld-api-version", "beta"),
  ),
  sent("unknown options are ignored", (request) => ({ ...request, url: request.url.replace(/(?<==|,)nope/, "") })),
  sent("expand is ignored", (request) => ({ ...request, url: request.url.replace(/\?.*/, "") })),
  sent("flags are always expanded", (request) => ({
    ...request,
    url: request.url.includes("/applications/") ? `${request.url.split("?")[0]}?expand=flags` : request.url,
  })),
  sent("keys are not decoded", (request) => ({ ...request, url: request.url.replaceAll("%", "%25") })),
  sent("keys are decoded twice", (request) => ({ ...request, url: request.url.replaceAll("%25", "%") })),
  sent("a malformed key is an unknown one", (request) => ({ ...request, url: request.url.replace("%zz", "zz") })),
  sent("the key ends at an encoded slash", (request) => ({ ...request, url: request.url.replace(/%2F.*/i, "") })),
  sent("unknown keys lead to the examples", (request) => ({
    ...request,
    url: request.url
      .replace(/applications\/ld-rest-contract-no-such-key/, "applications/com.launchdarkly.cafe")
      .replace(/keys\/ld-rest-contract-no-such-key/, "keys/datadog"),
  })),
  sent("every key leads to another application", (request) => ({
    ...request,
    url: request.url.replace("com.launchdarkly.cafe", "com.launchdarkly.cafe.web"),
  })),
  sent("every method is GET", (request) => (request.method === "PUT" ? { ...request, method: "GET" } : request)),
  sent("HEAD is not allowed", (request) => (request.method === "HEAD" ? { ...request, method: "POST" } : request)),
  change("HEAD has a body", (response, { method }) => (method === "HEAD" ? { ...response, body: "{}" } : response)),
  sent("a preflight needs a token", (request) =>
    request.method === "OPTIONS" && get(request, "authorization") === undefined
      ? { ...request, method: "GET" }
      : request,
  ),
  sent("every entity tag is current", (request) =>
    get(request, "if-none-match") === undefined ? request : withHeader(request, "if-none-match", "*"),
  ),
  sent("no entity tag is current", (request) => withHeader(request, "if-none-match", undefined)),
  sent("the origin is not echoed", (request) => withHeader(request, "origin", undefined)),
  sent("the version comes before the token", (request, fake) =>
    get(request, "ld-api-version") === undefined ? withHeader(request, "authorization", fake.token) : request,
  ),
  sent("parameters come before the version", (request) =>
    request.url.includes("nope") ? withHeader(request, "ld-api-version", "beta") : request,
  ),
  sent("unknown parameters are an error", (request) =>
    request.url.includes("ld-rest-contract=") ? { ...request, url: `${request.url.split("?")[0]}/%zz` } : request,
  ),
];

let requests = 0;
const at = (time: number) => String(Date.now() + time);

/** Relations that don't hold. */
const relationMutants: Mutant[] = [
  change(
    "errors have an empty id",
    editBody((body) => Object.assign(body, { id: "" }), isError),
  ),
  change(
    "errors have no id",
    editBody(
      (body) => setAt(body, ["id"], () => undefined),
      ({ status }) => status > 403,
    ),
  ),
  change(
    "errors share an id",
    editBody((body) => setAt(body, ["id"], () => "always-the-same"), isError),
  ),
  change(
    "errors have an empty message",
    editBody((body) => Object.assign(body, { message: "" }), isError),
  ),
  change(
    "errors have another code",
    editBody((body) => setAt(body, ["code"], () => "error"), isError),
  ),
  change(
    "errors have no code",
    editBody(
      (body) => setAt(body, ["code"], () => undefined),
      ({ status }) => status !== 403,
    ),
  ),
  change(
    "the error for the version has a code",
    editBody(
      (body) => Object.assign(body, { code: "forbidden", id: "1" }),
      ({ status }) => status === 403,
    ),
  ),
  change(
    "the error for the version doesn't name it",
    editBody(
      (body) => Object.assign(body, { message: "Forbidden" }),
      ({ status }) => status === 403,
    ),
  ),
  change("errors are HTML", (response) =>
    isError(response)
      ? { ...response, body: "<h1>No</h1>", headers: { ...response.headers, "content-length": "11" } }
      : response,
  ),
  change("bodies are empty", ({ body: _, ...response }) => ({
    ...response,
    headers: { ...response.headers, "content-length": "0" },
  })),
  change("bodies are truncated", (response) =>
    response.body === undefined
      ? response
      : {
          ...response,
          body: response.body.slice(0, -1),
          headers: { ...response.headers, "content-length": String(Buffer.byteLength(response.body) - 1) },
        },
  ),
  change(
    "totalCount is wrong",
    editBody((body) => setAt(body, ["flags", "totalCount"], (old) => Number(old) + 1)),
  ),
  change(
    "the key is wrong",
    editBody((body) => setAt(body, ["key"], () => "other")),
  ),
  change(
    "the key is in upper case",
    editBody((body) => setAt(body, ["key"], (old) => String(old).toUpperCase())),
  ),
  change(
    "the self link leads to something else",
    editBody((body) => setAt(body, ["_links", "self", "href"], () => "/api/v2/applications/com.launchdarkly.cafe.web")),
  ),
  change(
    "the self link leads nowhere",
    editBody((body) => setAt(body, ["_links", "self", "href"], (old) => `${old}/nowhere`)),
  ),
  change(
    "links of flags have another key",
    editBody((body) =>
      setAt(body, ["flags", "items", "0", "_links", "self", "href"], () => "/api/v2/flags/default/other"),
    ),
  ),
  change(
    "links of items have another id",
    editBody((body) =>
      setAt(body, ["items", "0", "_links", "self", "href"], () => "/api/v2/integration-configurations/other"),
    ),
  ),
  change(
    "an item appears twice",
    editBody((body) => {
      const { items } = body;
      if (Array.isArray(items) && items.length > 0) items.push(items[0]);
    }),
  ),
  change(
    "a flag appears twice",
    editBody((body) => {
      const { items } = Object(body["flags"]);
      if (Array.isArray(items)) {
        items.push(items[0]);
        Object.assign(body["flags"] as object, { totalCount: items.length });
      }
    }),
  ),
  change(
    "items belong to another integration",
    editBody((body) => setAt(body, ["items", "0", "_integrationKey"], () => "other")),
  ),
  change("persistent stores have configurations", (response, { url }) =>
    url.includes("/keys/redis")
      ? editBody((body) => {
          body["items"] = [{ _id: "1", name: "Redis", _links: {} }];
        })(response)
      : response,
  ),
  change(
    "the whole list is of another integration",
    editBody((body) => {
      for (const item of Array.isArray(body["items"]) ? body["items"] : []) item._integrationKey = "slack";
    }),
  ),
  change("the quota never changes", (response) =>
    "x-ratelimit-global-remaining" in response.headers
      ? { ...response, headers: { ...response.headers, "x-ratelimit-global-remaining": "5" } }
      : response,
  ),
  change("the quota counts up", (response) =>
    "x-ratelimit-global-remaining" in response.headers
      ? { ...response, headers: { ...response.headers, "x-ratelimit-global-remaining": String(requests++) } }
      : response,
  ),
  change("the quota ends in 2001", (response) => ({
    ...response,
    headers: { ...response.headers, "x-ratelimit-reset": "1000000000000" },
  })),
  change("the quota ends in seconds since the epoch", (response) => ({
    ...response,
    headers: { ...response.headers, "x-ratelimit-reset": String(Math.floor(Date.now() / 1000)) },
  })),
  change("the quota ends in an hour", (response) => ({
    ...response,
    headers: { ...response.headers, "x-ratelimit-reset": at(3_600_000) },
  })),
  change("the end of the quota goes back", (response) => ({
    ...response,
    headers: { ...response.headers, "x-ratelimit-reset": at(9000 - 10 * requests++) },
  })),
  change("the clock is a day off", (response) => ({
    ...response,
    headers: { ...response.headers, date: new Date(Date.now() - 86_400_000).toUTCString() },
  })),
  change("the origin is echoed without Vary", (response) => ({
    ...response,
    headers: { ...response.headers, vary: "Accept" },
  })),
  change("the entity tag is new each time", (response) =>
    "etag" in response.headers ? { ...response, headers: { ...response.headers, etag: `"${requests++}"` } } : response,
  ),
  change("HEAD has another length", (response, { method }) =>
    method === "HEAD" ? { ...response, headers: { ...response.headers, "content-length": "0" } } : response,
  ),
  change("the token is in the body", (response, request) =>
    editBody(
      (body) => Object.assign(body, { token: get(request, "authorization") }),
      ({ status }) => status === 200,
    )(response),
  ),
  change("expanded applications lose their name's case", (response, { url }) =>
    url.includes("expand=flags")
      ? editBody((body) => setAt(body, ["name"], (old) => String(old).toLowerCase()))(response)
      : response,
  ),
];

/** The mutants that don't depend on the examples. */
export const mutants: readonly Mutant[] = [...headerMutants, ...statusMutants, ...checkMutants, ...relationMutants];
