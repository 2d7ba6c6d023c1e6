import type { FakeApi, FakeRequest, HeaderValues } from "../src/index.js";

/** A response with its body parsed. */
export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a request with the right token and version; `headers` replace those. */
export function ask(
  fake: FakeApi,
  path: string,
  request: Partial<FakeRequest> & { readonly headers?: HeaderValues } = {},
): Asked {
  const { status, headers, body } = fake.respond({
    method: "GET",
    url: path,
    ...request,
    headers: { authorization: fake.token, "ld-api-version": "beta", ...request.headers },
  });
  return { status, headers, body: body === undefined ? {} : JSON.parse(body) };
}

export const cafe = "/api/v2/applications/com.launchdarkly.cafe";
export const datadog = "/api/v2/integration-configurations/keys/datadog";
