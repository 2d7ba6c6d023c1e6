import type { Application, ErrorBody, IntegrationConfigurationCollection } from "@ld-rest/types";
import { describe, expectTypeOf, test } from "vitest";
import {
  type ApiError,
  type ApiPromise,
  type CallError,
  type Client,
  type ClientOptions,
  createClient,
  type Hooks,
  isApiError,
  isCallError,
  isRateLimitedError,
  isTimeoutError,
  NotFoundError,
  type RateLimitedError,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type RetryOptions,
  type WaitEvent,
} from "../src/index.js";

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

describe("a method", () => {
  test("takes the parameters of its operation by name, and gives its body", () => {
    expectTypeOf(ld.getApplication({ applicationKey: "shop", expand: ["flags"] })).toEqualTypeOf<
      ApiPromise<Application>
    >();
    expectTypeOf(
      ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }),
    ).resolves.toEqualTypeOf<IntegrationConfigurationCollection>();
    expectTypeOf(ld.getApplication({ applicationKey: "shop" }).withResponse()).resolves.toEqualTypeOf<{
      data: Application;
      response: Response;
    }>();
  });

  test("takes readonly lists, and undefined for what may be left out", () => {
    const expand = ["flags"] as const;
    ld.getApplication({ applicationKey: "shop", expand });
    ld.getApplication({ applicationKey: "shop", expand: Object.freeze(["flags"] as const) });
    ld.getApplication({ applicationKey: "shop", expand: undefined });
    ld.getApplication({ applicationKey: "shop" }, { signal: undefined, timeout: undefined, attempts: undefined });
  });

  test("refuses what the spec doesn't have", () => {
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
    // @ts-expect-error a list is wanted
    ld.getApplication({ applicationKey: "shop", expand: "flags" });
    // @ts-expect-error another operation's parameter
    ld.getApplication({ applicationKey: "shop", integrationKey: "datadog" });
    // @ts-expect-error the client sends the beta header by itself
    ld.getApplication({ applicationKey: "shop", "LD-API-Version": "beta" });
    // @ts-expect-error there is no such option
    ld.getApplication({ applicationKey: "shop" }, { headers: {} });
  });
});

describe("ld.GET", () => {
  test("narrows by status: data on a success alone, the API's error body on the statuses of the spec", async () => {
    const result = await ld.GET(path, init);
    if (result.status === 200) {
      expectTypeOf(result.data).toEqualTypeOf<Application>();
      expectTypeOf(result.error).toEqualTypeOf<undefined>();
    }
    if (result.status === 404 || result.status === 429) {
      expectTypeOf(result.error).toEqualTypeOf<ErrorBody>();
      expectTypeOf(result.data).toEqualTypeOf<undefined>();
    }
    if (result.status === 502) {
      expectTypeOf(result.error).toExtend<{ readonly message: string }>();
      expectTypeOf(result.error).not.toExtend<{ code?: string }>();
    }
    // A status that no registry has: some proxies answer with it.
    if (result.status === 499) expectTypeOf(result.error.message).toEqualTypeOf<string>();
    // @ts-expect-error no answer has this status
    if (result.status === 600) throw result;
    // A redirect that isn't followed.
    if (result.status === 302) expectTypeOf(result.error.message).toEqualTypeOf<string>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
  });

  test("narrows by data or error, and an error always has a message", async () => {
    const { data, error } = await ld.GET(path, init);
    if (error === undefined) expectTypeOf(data).toEqualTypeOf<Application>();
    else expectTypeOf(error.message).toEqualTypeOf<string>();
    if (data !== undefined) expectTypeOf(data).toEqualTypeOf<Application>();
  });

  test("narrows separate variables that come of one result", async () => {
    const { status, data, error } = await ld.GET(path, init);
    if (status === 404) expectTypeOf(error).toEqualTypeOf<ErrorBody>();
    if (status === 200) expectTypeOf(data).toEqualTypeOf<Application>();
  });

  test("gives each path its own data", () => {
    const params = { path: { integrationKey: "datadog" } };
    expectTypeOf<
      Extract<Awaited<ReturnType<typeof get>>, { status: 200 }>["data"]
    >().toEqualTypeOf<IntegrationConfigurationCollection>();
    function get() {
      return ld.GET("/api/v2/integration-configurations/keys/{integrationKey}", { params });
    }
  });

  test("takes undefined for what may be left out", () => {
    ld.GET(path, { params: { ...init.params, query: undefined } });
    ld.GET(path, { params: { ...init.params, query: { expand: undefined } }, signal: undefined, timeout: undefined });
    // @ts-expect-error the path's parameters are required, not undefined
    ld.GET(path, { params: { path: undefined } });
  });

  test("refuses what the spec doesn't have", () => {
    // @ts-expect-error no such path
    ld.GET("/api/v2/flags", init);
    // @ts-expect-error the path's parameters are required
    ld.GET(path);
    // @ts-expect-error the path's parameters are required
    ld.GET(path, { params: {} });
    // @ts-expect-error another path's parameter
    ld.GET(path, { params: { path: { integrationKey: "datadog" } } });
    // @ts-expect-error there is one property to expand
    ld.GET(path, { params: { ...init.params, query: { expand: ["environments"] } } });
    // @ts-expect-error the client sends the beta header by itself
    ld.GET(path, { params: { ...init.params, header: { "LD-API-Version": "beta" } } });
    // @ts-expect-error the spec has GET alone
    ld.POST;
  });
});

describe("the guards", () => {
  test("narrow what was caught", () => {
    const error: unknown = undefined;
    if (isRateLimitedError(error)) {
      expectTypeOf(error).toEqualTypeOf<RateLimitedError>();
      expectTypeOf(error.resetAt).toEqualTypeOf<Date>();
      expectTypeOf(error.status).toEqualTypeOf<429>();
    } else if (isApiError(error)) {
      expectTypeOf(error).toEqualTypeOf<ApiError>();
      expectTypeOf(error.code).toEqualTypeOf<string | undefined>();
    } else if (isTimeoutError(error)) expectTypeOf(error.timeoutMs).toEqualTypeOf<number>();
    else if (isCallError(error)) expectTypeOf(error).toEqualTypeOf<CallError>();
    if (error instanceof NotFoundError) expectTypeOf(error.status).toEqualTypeOf<404>();
  });
});

describe("the options", () => {
  test("are a token, and what may be left out", () => {
    expectTypeOf<{ token: string }>().toExtend<ClientOptions>();
    expectTypeOf<{ token: () => string }>().toExtend<ClientOptions>();
    expectTypeOf<{ token: () => Promise<string> }>().toExtend<ClientOptions>();
    createClient({ token: "api-1", region: "eu", fetch, timeout: 5000, retry: { attempts: 1 } });
    // @ts-expect-error a token is required
    createClient({});
    // @ts-expect-error no such region
    createClient({ token: "api-1", region: "mars" });
    // @ts-expect-error environment variables may be missing
    createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] });
  });

  test("take undefined for what may be left out, as a configuration hands it over", () => {
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

  test("take a mock as fetch", () => {
    createClient({ token: "api-1", fetch: async () => new Response() });
    createClient({ token: "api-1", fetch: async (url) => Response.json({ length: url.length }) });
  });
});

test("no any reaches a user", () => {
  // A test of the test.
  expectTypeOf<
    HoldsAny<{ readonly deep: { readonly list: readonly ReturnType<typeof JSON.parse>[] } }>
  >().toEqualTypeOf<true>();
  expectTypeOf<HoldsAny<Application>>().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<ErrorBody>>().toEqualTypeOf<false>();
  type Events = [RequestEvent, ResponseEvent, RetryEvent, WaitEvent, Hooks];
  expectTypeOf<HoldsAny<Events>>().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<Client["rateLimit"]>>().toEqualTypeOf<false>();
  expectTypeOf<
    HoldsAny<Pick<ApiError, "status" | "code" | "id" | "headers" | "method" | "path" | "attempts" | "toJSON">>
  >().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<Parameters<Client["getApplication"]>[0]>>().toEqualTypeOf<false>();
  expectTypeOf<HoldsAny<Parameters<Client["GET"]>>>().toEqualTypeOf<false>();
  type Result = Awaited<ReturnType<Client["GET"]>>;
  expectTypeOf<HoldsAny<Pick<Result, "status" | "data" | "error">>>().toEqualTypeOf<false>();
});
