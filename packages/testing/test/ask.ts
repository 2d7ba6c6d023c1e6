import type { FakeApi, FakeRequest } from "../src/index.js";

/** An answer with its body parsed. */
export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks a fake for a path as a caller with the right token and version does; `headers` replace those. */
export function ask(fake: FakeApi, path: string, request: Partial<FakeRequest> = {}): Asked {
  const { status, headers, body } = fake.answer({
    method: "GET",
    url: path,
    ...request,
    headers: { authorization: fake.token, "ld-api-version": "beta", ...request.headers },
  });
  return { status, headers, body: body === undefined ? {} : JSON.parse(body) };
}

export const cafe = "/api/v2/applications/com.launchdarkly.cafe";
export const datadog = "/api/v2/integration-configurations/keys/datadog";
