import type { Application, ErrorBody, IntegrationConfigurationCollection, paths } from "@ld-rest/types";
import type { Client as OpenapiClient } from "openapi-fetch";
import { describe, expectTypeOf, test } from "vitest";
import {
  type ApiError,
  type ApiPromise,
  type AttemptEvent,
  type CallError,
  type Client,
  type ClientOptions,
  createClient,
  type GetApplicationParameters,
  type Hooks,
  isApiError,
  isCallError,
  isRateLimitError,
  isTimeoutError,
  NotFoundError,
  type RateLimitError,
  type RetryEvent,
  type RetryOptions,
  type WaitEvent,
} from "../src/index.js";
import type { Expanded } from "../src/result.js";

const ld = createClient({ token: "api-1" });
const path = "/api/v2/applications/{applicationKey}";
const init = { params: { path: { applicationKey: "shop" } } };

/** Whether `any` stands anywhere in a type, some levels down. */
type HoldsAny<Type, Levels extends readonly unknown[] = [1, 1, 1, 1, 1, 1]> =
  true extends AnyWithin<Type, Levels> ? true : false;

type AnyWithin<Type, Levels extends readonly unknown[]> = 0 extends 1 & Type
  ? true
  : Levels extends readonly [unknown, ...infer Fewer]
    ? Type extends (...given: infer Given) => infer Result
      ? AnyWithin<Given, Fewer> | AnyWithin<Result, Fewer>
      : Type extends readonly (infer Item)[]
        ? AnyWithin<Item, Fewer>
        : Type extends Date | AbortSignal
          ? false
          : Type extends object
            ? { [Key in keyof Type]-?: AnyWithin<Type[Key], Fewer> }[keyof Type]
            : false
    : false;

type Flags = NonNullable<Application["flags"]>;
type Expand = NonNullable<GetApplicationParameters["expand"]>[number];

describe("a method", () => {
  test("takes the parameters of its operation by name, and returns its body", () => {
    expectTypeOf(ld.getApplication({ applicationKey: "shop" })).toEqualTypeOf<ApiPromise<Application>>();
    expectTypeOf(
      ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }),
    ).resolves.toEqualTypeOf<IntegrationConfigurationCollection>();
    expectTypeOf(ld.getApplication({ applicationKey: "shop" }).withResponse()).resolves.toEqualTypeOf<{
      data: Application;
      response: Response;
    }>();
  });

  test("takes readonly lists, and undefined for what is optional", () => {
    const expand = ["flags"] as const;
    ld.getApplication({ applicationKey: "shop", expand });
    ld.getApplication({ applicationKey: "shop", expand: Object.freeze(["flags"] as const) });
    ld.getApplication({ applicationKey: "shop", expand: undefined });
    ld.getApplication({ applicationKey: "shop" }, { signal: undefined, timeout: undefined, attempts: undefined });
  });

  test("takes members of RequestInit as options", () => {
    ld.getApplication({ applicationKey: "shop" }, { headers: { "x-team": "a" }, cache: "no-store", keepalive: true });
    ld.getApplication({ applicationKey: "shop" }, { headers: new Headers(), signal: null });
  });

  test("rejects what the spec doesn't have", () => {
    // @ts-expect-error a parameter is required
    ld.getApplication();
    // @ts-expect-error a parameter is required
    ld.getApplication({});
    // @ts-expect-error a key is a string
    ld.getApplication({ applicationKey: 7 });
    // @ts-expect-error a key is required, not undefined
    ld.getApplication({ applicationKey: undefined });
    // @ts-expect-error there is one property to expand
    ld.getApplication({ applicationKey: "shop", expand: ["environments"] });
    // @ts-expect-error expand is a list
    ld.getApplication({ applicationKey: "shop", expand: "flags" });
    // @ts-expect-error another operation's parameter
    ld.getApplication({ applicationKey: "shop", integrationKey: "datadog" });
    // @ts-expect-error the client sends the beta header
    ld.getApplication({ applicationKey: "shop", "LD-API-Version": "beta" });
    // @ts-expect-error a misspelt parameter
    ld.getApplication({ applicationKey: "shop", expnad: ["flags"] });
    // @ts-expect-error unknown option
    ld.getApplication({ applicationKey: "shop" }, { retries: 3 });
  });
});

describe("expand", () => {
  const applicationKey = "shop";

  test("makes a property required if a literal list names it", async () => {
    const app = await ld.getApplication({ applicationKey, expand: ["flags"] });
    expectTypeOf(app.flags).toEqualTypeOf<Flags>();
    expectTypeOf(app.flags.totalCount).toEqualTypeOf<number | undefined>();
    expectTypeOf(app).toExtend<Application>();
    const { data } = await ld.getApplication({ applicationKey, expand: ["flags"] }).withResponse();
    expectTypeOf(data.flags).toEqualTypeOf<Flags>();
    const constant = ["flags"] as const;
    expectTypeOf((await ld.getApplication({ applicationKey, expand: constant })).flags).toEqualTypeOf<Flags>();
  });

  test("does the same for a variable of the enum's type, as long as the enum has only one value", async () => {
    const value: Expand = "flags";
    expectTypeOf((await ld.getApplication({ applicationKey, expand: [value] })).flags).toEqualTypeOf<Flags>();
  });

  test("leaves the property optional for no list, an empty list and a list of unknown length", async () => {
    expectTypeOf((await ld.getApplication({ applicationKey })).flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf((await ld.getApplication({ applicationKey, expand: [] })).flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf((await ld.getApplication({ applicationKey, expand: undefined })).flags).toEqualTypeOf<
      Flags | undefined
    >();
    const list: Expand[] = [];
    expectTypeOf((await ld.getApplication({ applicationKey, expand: list })).flags).toEqualTypeOf<Flags | undefined>();
    const maybe = list.length > 0 ? list : undefined;
    expectTypeOf((await ld.getApplication({ applicationKey, expand: maybe })).flags).toEqualTypeOf<Flags | undefined>();
  });

  test("leaves the property optional if the list may be another one, undefined or absent", async () => {
    const condition = Date.now() > 0;
    const other: { expand?: readonly ["flags"] } = {};
    const optional: ["flags"?] = [];
    const apps = [
      await ld.getApplication({ applicationKey, expand: condition ? ["flags"] : undefined }),
      await ld.getApplication({ applicationKey, expand: condition ? ["flags"] : [] }),
      await ld.getApplication({ applicationKey, ...(condition ? { expand: ["flags"] as const } : {}) }),
      await ld.getApplication({ applicationKey, ...(condition && { expand: ["flags"] as const }) }),
      await ld.getApplication({ applicationKey, ...other }),
      await ld.getApplication({ applicationKey, expand: optional as readonly "flags"[] }),
    ] as const;
    expectTypeOf(apps[0].flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf(apps[1].flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf(apps[2].flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf(apps[3].flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf(apps[4].flags).toEqualTypeOf<Flags | undefined>();
    expectTypeOf(apps[5].flags).toEqualTypeOf<Flags | undefined>();
  });

  test("makes a property required if every possible list names it", async () => {
    const list: Expand[] = [];
    const app = await ld.getApplication({ applicationKey, expand: ["flags", ...list] });
    expectTypeOf(app.flags).toEqualTypeOf<Flags>();
    const parameters = { applicationKey, expand: ["flags"] } as const;
    expectTypeOf((await ld.getApplication(parameters)).flags).toEqualTypeOf<Flags>();
    const anyParameters: GetApplicationParameters = parameters;
    expectTypeOf((await ld.getApplication(anyParameters)).flags).toEqualTypeOf<Flags | undefined>();
  });

  test("requires only the properties that a list of several values certainly names", () => {
    interface Body {
      readonly id: string;
      readonly flags?: number;
      readonly tags?: string;
    }
    type Properties = { flags: "flags"; tags: "tags" };
    expectTypeOf<Expanded<Body, Properties, ["flags", "tags"]>["tags"]>().toEqualTypeOf<string>();
    expectTypeOf<Expanded<Body, Properties, readonly ["flags"]>["tags"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Expanded<Body, Properties, ["flags" | "tags"]>>().toEqualTypeOf<Body>();
    expectTypeOf<Expanded<Body, Properties, ["flags" | "tags", "flags"]>["flags"]>().toEqualTypeOf<number>();
    expectTypeOf<Expanded<Body, Properties, ("flags" | "tags")[]>>().toEqualTypeOf<Body>();
    expectTypeOf<Expanded<Body, Properties, []>>().toEqualTypeOf<Body>();
    expectTypeOf<Expanded<Body, Properties, ["tags"?]>>().toEqualTypeOf<Body>();
    expectTypeOf<Expanded<Body, Properties, ["tags"] | undefined>>().toEqualTypeOf<Body>();
    expectTypeOf<Expanded<Body, Properties, ["flags"] | ["tags"]>>().toEqualTypeOf<Body>();
    type Either = Expanded<Body, Properties, ["flags"] | ["tags", "flags"]>;
    expectTypeOf<Either["flags"]>().toEqualTypeOf<number>();
    expectTypeOf<Either["tags"]>().toEqualTypeOf<string | undefined>();
  });
});

describe("the client", () => {
  test("is an openapi-fetch client", () => {
    expectTypeOf<Client>().toExtend<OpenapiClient<paths>>();
    expectTypeOf(ld.GET).toEqualTypeOf<OpenapiClient<paths>["GET"]>();
    const takesAny = <Paths extends {}>(client: OpenapiClient<Paths>) => client;
    expectTypeOf(takesAny(ld)).toEqualTypeOf<OpenapiClient<paths>>();
  });

  test("narrows calls by path by data or error", async () => {
    const { data, error, response } = await ld.GET(path, init);
    if (error === undefined) expectTypeOf(data).toEqualTypeOf<Application>();
    else expectTypeOf(error.message).toEqualTypeOf<string>();
    expectTypeOf(response).toEqualTypeOf<Response>();
  });

  test("doesn't ask for the beta header, which it sends itself", () => {
    ld.GET(path, init);
    ld.GET(path, { params: { ...init.params, header: { "LD-API-Version": "beta" } } });
    // @ts-expect-error no such path
    ld.GET("/no/such/path", init);
    // @ts-expect-error the path's parameters are required
    ld.GET(path, { params: {} });
  });
});

describe("the guards", () => {
  test("narrow a caught value", () => {
    const error: unknown = undefined;
    if (isRateLimitError(error)) {
      expectTypeOf(error).toEqualTypeOf<RateLimitError>();
      expectTypeOf(error.resetAt).toEqualTypeOf<Date>();
      expectTypeOf(error.status).toEqualTypeOf<429>();
    } else if (isApiError(error)) {
      expectTypeOf(error).toEqualTypeOf<ApiError>();
      expectTypeOf(error.code).toEqualTypeOf<string | undefined>();
    } else if (isTimeoutError(error)) expectTypeOf(error.timeout).toEqualTypeOf<number>();
    else if (isCallError(error)) expectTypeOf(error).toEqualTypeOf<CallError>();
    if (error instanceof NotFoundError) expectTypeOf(error.status).toEqualTypeOf<404>();
  });
});

describe("the options", () => {
  test("are a token and optional ones", () => {
    expectTypeOf<{ token: string }>().toExtend<ClientOptions>();
    expectTypeOf<{ token: () => string }>().toExtend<ClientOptions>();
    expectTypeOf<{ token: () => Promise<string> }>().toExtend<ClientOptions>();
    createClient({ token: "api-1", region: "eu", fetch, timeout: 5000, retry: { attempts: 1 } });
    // @ts-expect-error a token is required
    createClient({});
    // @ts-expect-error no such region
    createClient({ token: "api-1", region: "mars" });
    createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] });
  });

  test("accept undefined where they are optional", () => {
    type OrUndefined<Type> = { [Key in keyof Type]-?: Type[Key] | undefined };
    expectTypeOf<Omit<OrUndefined<ClientOptions>, "token"> & { token: string }>().toExtend<ClientOptions>();
    expectTypeOf<OrUndefined<RetryOptions>>().toExtend<RetryOptions>();
    expectTypeOf<OrUndefined<Hooks>>().toExtend<Hooks>();
    const config: { timeout?: number; retry?: { attempts?: number }; proxy?: string } = {};
    createClient({
      token: "api-1",
      timeout: config.timeout,
      retry: { attempts: config.retry?.attempts, maxWaitMs: undefined },
      baseUrl: config.proxy,
      hooks: { wait: undefined },
    });
  });

  test("accept a mock as fetch", () => {
    createClient({ token: "api-1", fetch: async () => new Response() });
    createClient({ token: "api-1", fetch: async ({ url }) => Response.json({ length: url.length }) });
  });
});

test("no public type is any", () => {
  // A test of the test.
  expectTypeOf<
    HoldsAny<{ readonly deep: { readonly list: readonly ReturnType<typeof JSON.parse>[] } }>
  >().toEqualTypeOf<true>();
  expectTypeOf<HoldsAny<Application>>().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<ErrorBody>>().toEqualTypeOf<false>();
  type Events = [AttemptEvent, RetryEvent, WaitEvent];
  expectTypeOf<HoldsAny<Events>>().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<Client["rateLimit"]>>().toEqualTypeOf<false>();
  expectTypeOf<
    HoldsAny<Pick<ApiError, "status" | "code" | "id" | "headers" | "method" | "path" | "attempts" | "toJSON">>
  >().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<Parameters<Client["getApplication"]>[0]>>().toEqualTypeOf<false>();
});
