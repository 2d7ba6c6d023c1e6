import type { Operation } from "../core/routes.js";
import { isMembers, type Members } from "../core/schema.js";
import type { OperationId } from "../handlers/resource.js";
import { routes } from "../routes.gen.js";
import type { ContractCase, RunnableCase, Steps } from "./case.js";
import { type Exchange, identityOf, type Sent } from "./exchange.js";

const origin = "https://example.com";
/** All operations, in the form that a table of literals lacks. */
const operations: readonly { readonly path: string; readonly method: string }[] = Object.values(routes);

/**
 * Lists the cases that apply to an operation that changes nothing. Errors are expected only if the spec documents their status.
 *
 * @param operation - an operation with the method GET
 */
export function casesOf(operation: Operation): RunnableCase[] {
  const cases: RunnableCase[] = [];
  const add: Add = (basis, name, title, run) => {
    const id = operation.id as OperationId; // routes have the ids of the spec
    cases.push({ id: `${operation.id}/${name}`, title: `${operation.id} ${title}`, basis, operation: id, run });
  };
  addSuccesses(operation, add);
  addKeys(operation, add);
  addParameters(operation, add);
  if (!operation.public && "401" in operation.responses) addTokens(operation, add);
  for (const [header, value] of Object.entries(operation.headers)) {
    if (!("403" in operation.responses)) continue;
    add("documented", "missing-header", `responds with 403 and no code without ${header}: ${value}`, async (steps) => {
      for (const sent of [null, "20240415"]) {
        const response = await steps.send({ headers: { [header]: sent } });
        expectStatus(steps, response, 403);
        const { code, message } = Object(response.body);
        steps.expect(code === undefined, `body.code: expected none, got ${JSON.stringify(code)}`);
        steps.expect(String(message).includes(value), `body.message: expected it to name ${value}`);
      }
    });
  }
  addHttp(operation, add);
  return cases;
}

type Add = (basis: ContractCase["basis"], name: string, title: string, run: (steps: Steps) => Promise<void>) => void;

/** Returns the steps of a case about a request that is rejected. */
function rejects(status: number, request: Sent): (steps: Steps) => Promise<void> {
  return async (steps) => expectStatus(steps, await steps.send(request), status);
}

function expectStatus(steps: Steps, { status }: Exchange, expected: number): void {
  steps.expect(status === expected, `status: expected ${expected}, got ${status}`);
}

function addSuccesses(operation: Operation, add: Add): void {
  const identity = identityOf(operation.responses["200"]?.schema ?? "");
  add("documented", "success", "responds with the requested resource", async (steps) => {
    const response = await steps.send();
    expectStatus(steps, response, 200);
    const key = steps.keys[operation.pathNames.at(-1) ?? ""];
    if (identity && key !== undefined && isMembers(response.body)) {
      const actual = response.body[identity];
      steps.expect(actual === key, `body.${identity}: expected the requested key, got ${JSON.stringify(actual)}`);
    }
    for (const [index, item] of itemsOf(response.body).entries()) {
      for (const name of operation.pathNames) {
        const value = item[`_${name}`] ?? item[name];
        const same = value === undefined || value === steps.keys[name];
        steps.expect(same, `body.items[${index}]: belongs to ${JSON.stringify(value)}, not to the requested ${name}`);
      }
    }
  });
  add("documented", "self-link", "has a self link that responds with the same body", async (steps) => {
    const first = await steps.send();
    const href = selfLink(first.body);
    if (href === undefined) return;
    const again = await steps.send({ path: href });
    expectStatus(steps, again, 200);
    steps.expect(again.text === first.text, `body._links.self.href: ${href} responds with something else`);
  });
  add("documented", "quota", "counts down the remaining requests of a window", async (steps) => {
    const [first, second] = [await steps.send(), await steps.send()];
    for (const name of ["x-ratelimit-global-remaining", "x-ratelimit-route-remaining"]) {
      const [before, after] = [first.headers.get(name), second.headers.get(name)];
      const sameWindow = first.headers.get("x-ratelimit-reset") === second.headers.get("x-ratelimit-reset");
      if (before === null || after === null || !sameWindow) continue;
      steps.expect(Number(after) < Number(before), `header ${name}: ${before} and then ${after} in one window`);
    }
    const [reset, end] = [first, second].map(({ headers }) => Number(headers.get("x-ratelimit-reset")));
    steps.expect((end ?? 0) >= (reset ?? 0), "header x-ratelimit-reset: goes back");
  });
}

function selfLink(body: unknown): string | undefined {
  const { href } = Object(Object(Object(body)._links).self);
  return typeof href === "string" && href.startsWith("/") ? href : undefined;
}

function itemsOf(body: unknown): Members[] {
  const { items } = Object(body);
  return Array.isArray(items) ? items.filter(isMembers) : [];
}

function addKeys({ path, pathNames, responses }: Operation, add: Add): void {
  const name = pathNames.at(-1);
  if (name === undefined || !("404" in responses)) return;
  const withKey = (key: string) => path.replace(`{${name}}`, key);
  const unknownKey = withKey("ld-rest-contract-no-such-key");
  add("documented", "unknown-key", "responds with 404 to an unknown key", rejects(404, { path: unknownKey }));
  add("assumed", "encoded-key", "decodes percent-encoded keys once", async (steps) => {
    const bytes = [...new TextEncoder().encode(steps.keys[name])];
    const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    const [plain, decoded] = [await steps.send(), await steps.send({ path: withKey(encoded) })];
    expectStatus(steps, decoded, 200);
    steps.expect(plain.text === decoded.text, "body: differs from that of the plain key");
    expectStatus(steps, await steps.send({ path: withKey(encoded.replaceAll("%", "%25")) }), 404);
  });
  add("assumed", "encoded-slash", "treats an encoded slash as part of the key", async (steps) => {
    const key = encodeURIComponent(steps.keys[name] ?? "");
    expectStatus(steps, await steps.send({ path: withKey(`${key}%2Fld-rest-contract`) }), 404);
  });
  if ("400" in responses) {
    const malformed = { path: withKey("%zz") };
    add("assumed", "malformed-key", "responds with 400 to a key that is not percent-encoded", rejects(400, malformed));
  }
  add("assumed", "error-ids", "gives each error a unique id", async (steps) => {
    const ids: unknown[] = [];
    for (let count = 0; count < 3; count++) {
      const { body } = await steps.send({ path: unknownKey });
      ids.push(Object(body).id);
    }
    steps.expect(new Set(ids).size === ids.length, "body.id: two errors have the same id");
  });
}

function addParameters({ parameters, responses }: Operation, add: Add): void {
  for (const { name, in: place, expands = {} } of parameters) {
    if (place !== "query") continue;
    for (const [value, property] of Object.entries(expands)) {
      add("documented", `${name}-${value}`, `has ${property} only if ${name} asks for it`, async (steps) => {
        const without = await steps.send();
        steps.expect(!(property in Object(without.body)), `body.${property}: expected none without ${name}`);
        const empty = await steps.send({ query: `${name}=` });
        expectStatus(steps, empty, 200);
        steps.expect(!(property in Object(empty.body)), `body.${property}: expected none with an empty ${name}`);
        const expanded = await steps.send({ query: `${name}=${value}` });
        expectStatus(steps, expanded, 200);
        steps.expect(property in Object(expanded.body), `body.${property}: expected it with ${name}=${value}`);
        const { [property]: _, ...rest } = Object(expanded.body);
        steps.expect(
          JSON.stringify(sorted(rest)) === JSON.stringify(sorted(without.body)),
          `body: differs with ${name}=${value} in more than ${property}`,
        );
      });
      if (!("400" in responses)) continue;
      add("assumed", `${name}-unknown`, `responds with 400 to an unknown ${name}`, async (steps) => {
        await rejects(400, { query: `${name}=nope` })(steps);
        await rejects(400, { query: `${name}=${value},nope` })(steps);
      });
    }
  }
  add("assumed", "unknown-parameter", "ignores unknown parameters", async (steps) => {
    const [plain, other] = [await steps.send(), await steps.send({ query: "ld-rest-contract=1" })];
    expectStatus(steps, other, 200);
    steps.expect(plain.text === other.text, "body: differs with an unknown parameter");
  });
}

function sorted(body: unknown): unknown {
  return isMembers(body) ? Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)) : body;
}

function addTokens({ headers }: Operation, add: Add): void {
  const tokens: readonly (readonly [name: string, title: string, authorization: string | null])[] = [
    ["no-token", "without a token", null],
    ["wrong-token", "to a wrong token", "api-00000000-0000-4000-8000-00000000dead"],
    ["sdk-key", "to an SDK key", "sdk-00000000-0000-4000-8000-00000000dead"],
    ["mobile-key", "to a mobile key", "mob-00000000-0000-4000-8000-00000000dead"],
    ["scheme-word", "to a token with a scheme", "Bearer {token}"],
  ];
  for (const [name, title, authorization] of tokens) {
    add("documented", name, `responds with 401 ${title}`, rejects(401, { headers: { authorization } }));
  }
  const [header] = Object.keys(headers);
  if (header === undefined) return;
  add("assumed", "token-first", "checks the token before the version", async (steps) => {
    expectStatus(steps, await steps.send({ headers: { authorization: null, [header]: null } }), 401);
    expectStatus(steps, await steps.send({ headers: { [header]: null }, query: "expand=nope" }), 403);
  });
}

function addHttp(operation: Operation, add: Add): void {
  const known = operations.flatMap(({ path, method }) => (path === operation.path ? [method] : []));
  const unknown = ["PUT", "POST", "PATCH", "DELETE"].find((method) => !known.includes(method));
  add("assumed", "method", "responds with 405 to another method, and lists the allowed ones", async (steps) => {
    if (unknown === undefined) return;
    const response = await steps.send({ method: unknown });
    expectStatus(steps, response, 405);
    const allow = response.headers.get("allow") ?? "none";
    steps.expect(/\bGET\b/.test(allow), `header allow: got ${allow}, expected GET`);
  });
  add("assumed", "head", "responds to HEAD like GET, without the body", async (steps) => {
    const [get, head] = [await steps.send(), await steps.send({ method: "HEAD" })];
    expectStatus(steps, head, 200);
    for (const name of ["content-length", "etag"]) {
      const [expected, actual] = [get.headers.get(name), head.headers.get(name)];
      steps.expect(actual === null || actual === expected, `header ${name}: ${actual}, but ${expected} for GET`);
    }
  });
  add("assumed", "entity-tag", "responds with 304 only to the entity tag of the current body", async (steps) => {
    const first = await steps.send();
    const tag = first.headers.get("etag");
    const again = await steps.send();
    steps.expect(again.headers.get("etag") === tag, "header etag: differs for the same body");
    if (tag === null) return; // a server may have none (RFC 9110, section 8.8.3)
    const unchanged = await steps.send({ headers: { "if-none-match": tag } });
    expectStatus(steps, unchanged, 304);
    steps.expect(unchanged.headers.get("etag") === tag, "header etag: differs in the 304");
    expectStatus(steps, await steps.send({ headers: { "if-none-match": '"ld-rest-contract"' } }), 200);
  });
  add("documented", "origin", "echoes the origin of a page, even in errors", async (steps) => {
    expectStatus(steps, await steps.send({ headers: { origin } }), 200);
    if (operation.public || !("401" in operation.responses)) return;
    expectStatus(steps, await steps.send({ headers: { origin, authorization: null } }), 401);
  });
  add("documented", "preflight", "responds to a preflight without a token", async (steps) => {
    const response = await steps.send({
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET", authorization: null },
    });
    expectStatus(steps, response, 204);
    const expected = {
      "access-control-allow-methods": ["OPTIONS", "GET", "DELETE", "PATCH"],
      "access-control-allow-headers": ["Accept", "Content-Type", "Content-Length", "Accept-Encoding", "Authorization"],
      "access-control-max-age": ["300"],
    };
    for (const [name, values] of Object.entries(expected)) {
      const actual = (response.headers.get(name) ?? "").toLowerCase().split(/\s*,\s*/);
      const missing = values.filter((value) => !actual.includes(value.toLowerCase()));
      steps.expect(missing.length === 0, `header ${name}: lacks ${missing.join(", ")}`);
    }
  });
}

/** Cases that the spec describes only in prose. */
export const writtenCases: readonly RunnableCase[] = ["redis", "dynamodb"].map((key) => ({
  id: `getAllIntegrationConfigurations/elsewhere-${key}`,
  title: `getAllIntegrationConfigurations leaves out the configurations of ${key}, a persistent store`,
  basis: "documented",
  operation: "getAllIntegrationConfigurations",
  run: async (steps) => {
    const response = await steps.send({ path: `/api/v2/integration-configurations/keys/${key}` });
    expectStatus(steps, response, 200);
    steps.expect(itemsOf(response.body).length === 0, "body.items: expected none");
  },
}));
