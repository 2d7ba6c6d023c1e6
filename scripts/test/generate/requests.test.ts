import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, generatedFiles } from "../setup/compile.ts";
import { generatePackages } from "../setup/project.ts";

type Method = (parameters?: object, options?: object) => Promise<unknown>;
type CreateClient = (options: object) => Readonly<Record<string, Method>> & {
  readonly PATCH: (path: string, init: object) => Promise<unknown>;
};

let folder: string;
let createThings: CreateClient;
let createWorkshop: CreateClient;
beforeAll(async () => {
  folder = await generatePackages("requests-constructs", "constructs.yaml");
  createThings = (await import(join(folder, "packages/client/src/index.ts"))).createClient;
  const workshop = await generatePackages("requests-workshop", "workshop.yaml");
  createWorkshop = (await import(join(workshop, "packages/client/src/index.ts"))).createClient;
});

/** Creates a client that records its requests. All get the same response. */
function connect(response: Response = Response.json({ key: "a" }), options: object = {}, createClient = createThings) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return response;
  };
  const client = createClient({ token: "api-0", fetch, ...options });
  const call = (name: string, parameters?: object): Promise<unknown> =>
    client[name]?.(parameters) ?? Promise.reject(new Error(`There is no method ${name}.`));
  return { sent, client, call, request: () => sent[0] ?? new Request("https://nothing.was.sent") };
}

describe("A body with several media types", () => {
  test("is sent as the first unless the caller names another", async () => {
    const first = connect();
    await first.call("patchThing", { key: "a", body: [{ op: "remove", path: "/x" }] });
    expect(first.request().headers.get("content-type")).toBe("application/json");
    expect(await first.request().json()).toEqual([{ op: "remove", path: "/x" }]);

    const second = connect();
    const contentType = "application/json; domain-model=launchdarkly.semanticpatch";
    await second.call("patchThing", { key: "a", body: { instructions: [{ kind: "turnOn" }] }, contentType });
    expect(second.request().headers.get("content-type")).toBe(contentType);
    expect(await second.request().json()).toEqual({ instructions: [{ kind: "turnOn" }] });
  });

  test("has the media type of the header in a call by path", async () => {
    const { client, request } = connect();
    const headers = { "Content-Type": "application/json; domain-model=launchdarkly.semanticpatch" };
    await client.PATCH("/things/{key}", { params: { path: { key: "a" } }, body: { instructions: [] }, headers });
    expect(request().headers.get("content-type")).toBe(headers["Content-Type"]);
  });

  test("has the type that the caller says where the spec has a range", async () => {
    const { call, request } = connect(new Response("png"));
    const image = await call("convertImage", { body: new Uint8Array([1, 2]), contentType: "image/webp" });
    expect(request().headers.get("content-type")).toBe("image/webp");
    expect(image).toBeInstanceOf(Blob);
    expect(await (image as Blob).text()).toBe("png"); // its class was checked
  });
});

describe("A form", () => {
  test("is multipart with files, lists and objects from an object with its fields", async () => {
    const { call, request } = connect(new Response("done"));
    const file = new File(["a,b"], "things.csv", { type: "text/csv" });
    const body = {
      file,
      mode: "merge",
      tags: ["x", "y"],
      options: { dry: true },
      pages: [new Blob(["1"])],
      none: undefined,
    };
    expect(await call("importThings", { body })).toBeUndefined();
    expect(request().headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    const form = await request().formData();
    expect([...form.keys()]).toEqual(["file", "mode", "tags", "tags", "options", "pages"]);
    expect(form.get("file")).toMatchObject({ name: "things.csv", type: "text/csv" });
    expect([form.get("mode"), form.getAll("tags"), form.get("options")]).toEqual(["merge", ["x", "y"], '{"dry":true}']);
  });

  test("can be fetch's own", async () => {
    const { call, request } = connect(new Response("done"));
    const body = new FormData();
    body.append("mode", "replace");
    await call("importThings", { body });
    expect((await request().formData()).get("mode")).toBe("replace");
  });

  test("is URL-encoded from an object with its fields, and an object as a field is an error", async () => {
    const { call, request } = connect(new Response("token"));
    expect(await call("logIn", { body: { name: "a b", scopes: ["x", "y"] } })).toBe("token");
    expect(await request().text()).toBe("name=a+b&scopes=x&scopes=y");
    await expect(call("logIn", { body: { name: { first: "a" } } })).rejects.toThrow(
      "The form field name can't be an object. Pass URLSearchParams.",
    );
  });
});

test("text is sent as it is, and an optional body can be left out", async () => {
  const events = connect(new Response(null, { status: 202 }));
  expect(await events.call("sendEvents", { body: '{"not":"parsed"}' })).toBeUndefined();
  expect(events.request().headers.get("content-type")).toBe("text/plain");
  expect(await events.request().text()).toBe('{"not":"parsed"}');

  const empty = connect();
  await empty.call("replaceThing", { key: "a" });
  expect([empty.request().headers.get("content-type"), empty.request().body]).toEqual([null, null]);
});

test.each([200, 201, 202, 204])("a documented success is returned: %d", async (status) => {
  const { call } = connect(
    status === 202 || status === 204 ? new Response(null, { status }) : Response.json({ key: "a" }, { status }),
  );
  const result = await call(status === 204 ? "delete" : "replaceThing", { key: "a" });
  expect(result).toEqual(status === 202 || status === 204 ? undefined : { key: "a" });
});

test("a response that is documented as `default` alone is a success", async () => {
  expect(await connect().call("getAnything")).toEqual({ key: "a" });
});

test("an error status has a class of its own", async () => {
  const { call } = connect(new Response(null, { status: 409 }));
  await expect(call("getThing", { key: "a" })).rejects.toMatchObject({ name: "ConflictError", status: 409 });
});

test("header and cookie parameters are sent as headers", async () => {
  const { call, request } = connect();
  await call("getThing", { key: "a", session: "x; y", level: 2, "X-Trace": "t", "X-Tags": ["a", "b"] });
  const { headers } = request();
  expect([headers.get("cookie"), headers.get("x-trace"), headers.get("x-tags")]).toEqual([
    "session=x%3B%20y; level=2",
    "t",
    "a, b",
  ]);
});

test("query parameters follow the style of each", async () => {
  const query = async (parameters: object) => {
    const { call, request } = connect(Response.json([]));
    await call("listThings", parameters);
    return new URL(request().url).search;
  };
  expect(await query({ filter: ["a", "b"] })).toBe("?filter=a,b");
  expect(await query({ filter: "a,b" })).toBe("?filter=a%2Cb");
  expect(await query({ path: "a/b?c", after: "a/b" })).toBe("?path=a/b?c&after=a%2Fb");
});

describe("An operation's own", () => {
  test("servers take the place of the document's: the one of the client's region", async () => {
    const urls = ["main", "eu"].map(async (region) => {
      const { call, request } = connect(new Response(null, { status: 202 }), { region });
      await call("sendEvents", { body: "" });
      return request().url;
    });
    expect(await Promise.all(urls)).toEqual(["https://events.test/events", "https://events.eu.test/events"]);
    const proxy = connect(new Response(null, { status: 202 }), { baseUrl: "https://proxy.test" });
    await proxy.call("sendEvents", { body: "" });
    expect(proxy.request().url).toBe("https://proxy.test/events");
  });

  test("empty security keeps the token back", async () => {
    const open = connect(new Response("token"));
    await open.call("logIn", { body: { name: "a" } });
    expect(open.request().headers.has("authorization")).toBe(false);
    const closed = connect();
    await closed.call("getThing", { key: "a" });
    expect(closed.request().headers.get("authorization")).toBe("api-0");
  });
});

test("a method can be named by a reserved word", async () => {
  const { call, request } = connect(Response.json({ key: "a" }, { status: 201 }));
  expect(await call("new", { body: { key: "a" } })).toEqual({ key: "a" });
  expect(request().method).toBe("POST");
});

test("the types allow each media type with its own body, and the fields of a form", async () => {
  mkdirSync(join(folder, "consumer"), { recursive: true });
  writeFileSync(
    join(folder, "consumer/calls.ts"),
    `import { createClient } from "@ld-rest/client";
import type { Thing } from "@ld-rest/types";

const ld = createClient({ token: "api-0" });
const semantic = "application/json; domain-model=launchdarkly.semanticpatch";
await ld.patchThing({ key: "a", body: [{ op: "remove", path: "/x" }] });
await ld.patchThing({ key: "a", body: { instructions: [{ kind: "turnOn" }] }, contentType: semantic });
// @ts-expect-error - a semantic patch needs its media type
await ld.patchThing({ key: "a", body: { instructions: [] } });
// @ts-expect-error - a JSON patch is no semantic patch
await ld.patchThing({ key: "a", body: [{ op: "remove", path: "/x" }], contentType: semantic });
await ld.importThings({ body: { file: new Blob([]), mode: "merge", pages: [new Blob([])] } });
await ld.importThings({ body: new FormData() });
// @ts-expect-error - a file is a Blob
await ld.importThings({ body: { file: "text" } });
// @ts-expect-error - the form has no such field
await ld.importThings({ body: { file: new Blob([]), modus: "merge" } });
// @ts-expect-error - the media type has to be that of an image
await ld.convertImage({ body: new Blob([]), contentType: "text/plain" });
await ld.sendEvents({ body: "text" });
await ld.replaceThing({ key: "a" });
const created: Thing = await ld.new({ body: { key: "a" } });
const image: Blob = await ld.convertImage({ body: new Blob([]), contentType: "image/webp" });
const text: string = await ld.logIn({ body: { name: "a" } });
const replaced: Thing | undefined = await ld.replaceThing({ key: "a", body: created });
const removed: undefined = await ld.delete({ key: "a" });
export const results = [created, image, text, replaced, removed];
`,
  );
  expect(await compile(folder, "tsc", "browser", ["consumer", ...generatedFiles])).toBe("");
});

describe("The methods of another document", () => {
  /** Calls a method. @returns the request that reaches fetch */
  async function request(method: string, parameters: object = {}): Promise<Request> {
    const empty = new Response(null, { status: 204 });
    const { call, sent } = connect(empty, { baseUrl: "https://workshop.test" }, createWorkshop);
    // Not every operation documents the response.
    await call(method, parameters).catch(() => undefined);
    const [first] = sent;
    if (!first) throw new Error(`${method} sent nothing.`);
    return first;
  }

  const target = ({ method, url }: Request) => `${method} ${url.replace("https://workshop.test", "")}`;

  test("write each query parameter in its own style", async () => {
    const sent = async (parameters: object) => target(await request("listTools", parameters));
    expect(await sent({ ids: [1, 2] })).toBe("GET /tools?ids=1&ids=2");
    expect(await sent({ tags: ["a b", "c,d"] })).toBe("GET /tools?tags=a%20b,c%2Cd");
    expect(await sent({ sizes: [1, 2.5] })).toBe("GET /tools?sizes=1%202.5");
    expect(await sent({ colours: ["red", "dark blue"] })).toBe("GET /tools?colours=red|dark%20blue");
    expect(await sent({ filter: { maker: "A&B", year: 1999 } })).toBe(
      "GET /tools?filter[maker]=A%26B&filter[year]=1999",
    );
    expect(await sent({ range: { from: 1, to: 2 } })).toBe("GET /tools?from=1&to=2");
    expect(await sent({ position: { x: 1, y: 2 } })).toBe("GET /tools?position=x,1,y,2");
    expect(await sent({ query: { any: ["a", "b"] } })).toBe(
      `GET /tools?query=${encodeURIComponent('{"any":["a","b"]}')}`,
    );
    expect(await sent({ limit: null, old: undefined, ids: [] })).toBe("GET /tools");
  });

  test("send headers, and one with a single possible value by themselves", async () => {
    const { headers } = await request("listTools", { "X-Request-Id": "1", "X-Sort": ["a", "b"] });
    expect(Object.fromEntries(headers)).toEqual({ "x-request-id": "1", "x-sort": "a, b", "x-api-edition": "2" });
  });

  test("write two parameters into one segment of a path, and tell parameters of the same name apart", async () => {
    expect(target(await request("constructorOperation", { row: 1, column: "A", queryRow: "x" }))).toBe(
      "GET /shelves/1-A?row=x",
    );
    expect(target(await request("reposGet", { owner: "a/b", repo: 7, colours: ["red", "blue"] }))).toBe(
      "GET /owners/a%2Fb/repos/7/red,blue",
    );
  });

  test("send a body with its media type, JSON if there are several", async () => {
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

  test("pass forms and bytes to fetch", async () => {
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

  test("ask for JSON if a success can also have another media type", async () => {
    const { url, headers } = await request("readTool", { toolId: 1, verbose: 2 });
    expect([url, headers.get("accept")]).toEqual([
      "https://workshop.test/tools/1?verbose=2",
      "application/json, application/vnd.workshop+json",
    ]);
  });
});
