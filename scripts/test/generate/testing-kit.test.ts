import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCore, type FakeCore } from "../../../packages/testing/src/core/api.js";
import { createFetch } from "../../../packages/testing/src/fetch.js";
import { generatePackages } from "../setup/project.ts";
import { orders } from "./orders.ts";

/** Generates the files that the fake needs. */
async function loadDefinition(document: string) {
  const folder = await generatePackages("fake-orders", document, { lint: true });
  const load = (name: string) => import(join(folder, `packages/testing/src/${name}.gen.ts`));
  const { routes } = await load("routes");
  const { fixtures } = await load("fixtures");
  const { schemas } = await load("schema-table");
  const { createFactories } = await load("factories");
  const checks = await import(join(folder, "packages/types/src/schemas/validators.gen.ts"));
  return {
    definition: { ...checks, routes, fixtures, schemas, servers: ["https://orders.test"], resources: { orders } },
    createFactories,
  };
}

describe("the fake of another document", () => {
  let create: () => FakeCore;
  let fake: FakeCore;
  beforeAll(async () => {
    const { definition, createFactories } = await loadDefinition("orders.yaml");
    create = () => createCore(definition, createFactories(), {});
  });
  beforeEach(() => {
    fake = create();
  });

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const given = { Authorization: fake.token, "X-Table": "1", "Content-Type": "application/json", ...headers };
    const response = await createFetch(fake)(`https://orders.test${path}`, { method, headers: given, ...json });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, body: type.includes("json") ? JSON.parse(text) : text };
  }

  test("refuses a query parameter that the handler doesn't read", async () => {
    const refused = await call("GET", "/orders?limit=1&open=true");
    expect(refused).toMatchObject({ status: 501, body: { code: "not_modelled" } });
    expect(refused.body.message).toContain("the query parameter open of listOrders");
  });

  test("lists, gets, creates, changes and deletes objects of one collection", async () => {
    expect(await call("POST", "/orders", { id: "o-2", dish: "salad" })).toMatchObject({
      status: 201,
      body: { id: "o-2" },
    });
    expect((await call("POST", "/orders", { id: "o-2", dish: "salad" })).status).toBe(409);
    expect((await call("PATCH", "/orders/o-2", { dish: "stew" })).body).toEqual({ id: "o-2", dish: "stew" });
    expect((await call("GET", "/orders?limit=5")).body).toEqual({
      items: [
        { id: "o-1", dish: "soup" },
        { id: "o-2", dish: "stew" },
      ],
    });
    expect((await call("GET", "/orders?limit=1")).body.items).toHaveLength(1);
    expect(await call("DELETE", "/orders/o-1")).toEqual({ status: 204, body: "" });
    expect((await call("DELETE", "/orders/o-1")).status).toBe(404);
    expect((await call("GET", "/orders/o-1")).body).toMatchObject({ message: "Invalid resource identifier" });
    expect(fake.snapshot()).toEqual({ orders: [{ id: "o-2", dish: "stew" }] });
  });

  test.each([
    ["GET", "/orders?limit=abc", undefined, 'the query parameter limit: expected integer, got "abc"'],
    ["GET", "/orders?limit=1.5", undefined, "the query parameter limit: expected integer, got 1.5"],
    ["GET", "/orders?limit=51", undefined, "the query parameter limit: expected a number <= 50, got 51"],
    ["GET", "/orders?open=banana", undefined, 'the query parameter open: expected boolean, got "banana"'],
    ["GET", "/orders?level=3", undefined, "the query parameter level: expected one of [1,2], got 3"],
    ["GET", "/orders/123456789", undefined, 'the path parameter id: expected maxLength 8, got "123456789"'],
    ["POST", "/orders", undefined, "the body is required"],
    ["POST", "/orders", { id: "o-9" }, "body.dish: expected a value, got nothing"],
    ["PATCH", "/orders/o-1", {}, "body: expected minProperties 1, got an object"],
  ])("responds with 400 to %s %s %j", async (method, path, body, reason) => {
    expect(await call(method, path, body)).toEqual({
      status: 400,
      body: { code: "invalid_request", message: `Invalid request: ${reason}`, id: expect.any(String) },
    });
  });

  test.each(["/orders?limit=5", "/orders?open=true", "/orders?level=2", "/orders?other=1"])(
    "accepts %s",
    async (path) => {
      fake.on("listOrders", () => ({ status: 200, body: { items: [] } }));
      expect((await call("GET", path)).status).toBe(200);
    },
  );

  test("requires headers and documented media types", async () => {
    expect((await call("GET", "/orders", undefined, { "X-Table": "" })).body.message).toContain(
      "header parameter X-Table",
    );
    const semantic = { "Content-Type": "application/json; domain-model=semantic" };
    expect((await call("PATCH", "/orders/o-1", { instructions: ["a"] }, semantic)).status).not.toBe(400);
    expect((await call("PATCH", "/orders/o-1", { dish: "a" }, semantic)).body.message).toContain("body.instructions");
    const other = await call("POST", "/orders", {}, { "Content-Type": "text/plain" });
    expect(other.body.message).toContain("Content-Type must be one of application/json, not text/plain");
  });

  test("logs parsed parameters and bodies", async () => {
    await call("GET", "/orders?limit=5&open=false");
    expect(fake.log.latest?.parameters).toEqual({ limit: 5, open: false, "X-Table": 1 });
    await call("POST", "/orders", { id: "o-3", dish: "pie" });
    fake.log.assertRequested("createOrder", { body: { dish: "pie", id: "o-3" }, status: 201 });
  });

  test("responds without a handler: with the example, or a value built from the schema", async () => {
    const { status, body } = await call("GET", "/menu", undefined, { Authorization: "" });
    expect([status, body]).toEqual([200, "dish,price\nsoup,5\n"]);
    expect(await call("GET", "/tables")).toEqual({ status: 200, body: [{ seats: 2 }] });
  });

  test("accepts preflights of all methods", async () => {
    const headers = { Origin: "https://page.test", "Access-Control-Request-Method": "POST", Authorization: "" };
    const response = await createFetch(fake)("https://orders.test/orders", { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toBe("OPTIONS, GET, DELETE, PATCH, POST");
  });
});

type Factories = Readonly<Record<string, (overrides?: object) => unknown>>;

/** Generates and loads the factories of a document. */
async function loadFactories(document: string, lint: boolean): Promise<(options?: object) => Factories> {
  const name = `factories-${document.replaceAll(/\W/g, "-")}`;
  const folder = await generatePackages(name, document, { lint });
  return (await import(join(folder, "packages/testing/src/factories.gen.ts"))).createFactories;
}

describe("The factories of another document", () => {
  let createCafe: (options?: object) => Factories;
  let createWorkshop: (options?: object) => Factories;
  beforeAll(async () => {
    createCafe = await loadFactories("cafe/openapi.yaml", true);
    createWorkshop = await loadFactories("workshop.yaml", false);
  });

  test("build its examples, with numbers that count up", () => {
    const { buildTable } = createCafe({ seed: 7 });
    const guest = { name: "Ada", since: "2024-02-29T12:00:00Z" };
    expect(buildTable?.()).toEqual({ id: 11, seats: 2, place: "inside", guest });
    expect(buildTable?.({ seats: 4, guest: { name: "Bob" } })).toEqual({
      id: 12,
      seats: 4,
      place: "inside",
      guest: { ...guest, name: "Bob" },
    });
    expect(buildTable?.({ id: 99 })).toMatchObject({ id: 99 });
  });

  test("reject unknown and missing properties", () => {
    const { buildTable } = createCafe();
    expect(() => buildTable?.({ guest: { nmae: "x" } })).toThrow(
      "buildTable.guest.nmae: unknown property. The schema has name, since.",
    );
    expect(() => buildTable?.({ seats: undefined })).toThrow("buildTable.seats: the property is required");
  });

  test("build from the schema if there is no example, and have identifiers as names", () => {
    const factories = createWorkshop();
    expect(factories["buildPoint"]?.()).toEqual({ x: 0, y: 0 });
    expect(Object.keys(factories)).toEqual(expect.arrayContaining(["buildSimpleUser", "buildTree", "buildRecord"]));
    for (const build of Object.values(factories)) expect(build()).toBeTypeOf("object");
  });
});
