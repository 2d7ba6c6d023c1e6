import { getResponse, HttpResponse, http } from "msw";
import type { Mock } from "./side.ts";

/** A handler written by hand, asked without an interceptor. */
export const connect: Mock["connect"] = async (_document, body) => {
  const application = JSON.parse(body);
  const url = "http://127.0.0.1/api/v2/applications/com.launchdarkly.cafe";
  const handlers = [
    http.get("http://127.0.0.1/api/v2/applications/:applicationKey", () => HttpResponse.json(application)),
  ];
  return async () => (await getResponse(handlers, new Request(url)))?.json();
};
