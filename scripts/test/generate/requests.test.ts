import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generatePackages } from "../setup/project.ts";

type Method = (parameters: object) => Promise<unknown>;
type CreateClient = (options: object) => Readonly<Record<string, Method>>;

let createClient: CreateClient;
beforeAll(async () => {
  const only = ["operations", "errors", "tables", "types", "schemas", "constants"];
  const folder = await generatePackages("requests", "workshop.yaml", { only });
  ({ createClient } = await import(join(folder, "packages/client/src/index.ts")));
});

/** Calls a generated method. @returns the request that reaches fetch */
async function request(method: string, parameters: object = {}): Promise<Request> {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return new Response(null, { status: 204 });
  };
  const client = createClient({ token: "api-0", baseUrl: "https://workshop.test", fetch });
  // The response is not one that the spec documents for each of them.
  await client[method]?.(parameters).catch(() => undefined);
  const [first] = sent;
  if (!first) throw new Error(`${method} sent nothing.`);
  return first;
}

const target = ({ method, url }: Request) => `${method} ${url.replace("https://workshop.test", "")}`;

test("each query parameter has its own style", async () => {
  const sent = async (parameters: object) => target(await request("listTools", parameters));
  expect(await sent({ ids: [1, 2] })).toBe("GET /tools?ids=1&ids=2");
  expect(await sent({ tags: ["a b", "c,d"] })).toBe("GET /tools?tags=a%20b,c%2Cd");
  expect(await sent({ sizes: [1, 2.5] })).toBe("GET /tools?sizes=1%202.5");
  expect(await sent({ colours: ["red", "dark blue"] })).toBe("GET /tools?colours=red|dark%20blue");
  expect(await sent({ filter: { maker: "A&B", year: 1999 } })).toBe("GET /tools?filter[maker]=A%26B&filter[year]=1999");
  expect(await sent({ range: { from: 1, to: 2 } })).toBe("GET /tools?from=1&to=2");
  expect(await sent({ position: { x: 1, y: 2 } })).toBe("GET /tools?position=x,1,y,2");
  expect(await sent({ query: { any: ["a", "b"] } })).toBe(
    `GET /tools?query=${encodeURIComponent('{"any":["a","b"]}')}`,
  );
  expect(await sent({ limit: null, old: undefined, ids: [] })).toBe("GET /tools");
});

test("headers are sent as such, and a header with a single possible value without being passed", async () => {
  const { headers } = await request("listTools", { "X-Request-Id": "1", "X-Sort": ["a", "b"] });
  expect(Object.fromEntries(headers)).toEqual({ "x-request-id": "1", "x-sort": "a, b", "x-api-edition": "2" });
});

test("a path can have two parameters in one segment, and parameters that share a name with others", async () => {
  expect(target(await request("constructorOperation", { row: 1, column: "A", queryRow: "x" }))).toBe(
    "GET /shelves/1-A?row=x",
  );
  expect(target(await request("reposGet", { owner: "a/b", repo: 7, colours: ["red", "blue"] }))).toBe(
    "GET /owners/a%2Fb/repos/7/red,blue",
  );
});

test("a body has its media type, JSON if the operation takes several", async () => {
  const added = await request("addTool", { body: { kind: "saw", teeth: 24 } });
  expect([added.headers.get("content-type"), await added.text()]).toEqual([
    "application/json",
    '{"kind":"saw","teeth":24}',
  ]);
  const changed = await request("thenOperation", { toolId: 1, body: { teeth: 32 } });
  expect(changed.headers.get("content-type")).toBe("application/merge-patch+json");
  const message = await request("sendMessage", { body: { message: "hi" } });
  expect(message.headers.get("content-type")).toBe("application/json");
});

test("forms and bytes are passed to fetch", async () => {
  const ordered = await request("order", { body: new URLSearchParams({ amount: "2" }), queryBody: "no" });
  expect([target(ordered), ordered.headers.get("content-type"), await ordered.text()]).toEqual([
    "POST /orders?body=no",
    "application/x-www-form-urlencoded",
    "amount=2",
  ]);
  const written = await request("writeManual", { name: "saw", body: new Uint8Array([1, 2]) });
  expect([target(written), written.headers.get("content-type")]).toEqual(["PUT /manuals/saw", "application/pdf"]);
  expect(new Uint8Array(await written.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
});

test("the request asks for JSON if a success can also have another media type", async () => {
  const { url, headers } = await request("readTool", { toolId: 1, verbose: 2 });
  expect([url, headers.get("accept")]).toEqual([
    "https://workshop.test/tools/1?verbose=2",
    "application/json, application/vnd.workshop+json",
  ]);
});
