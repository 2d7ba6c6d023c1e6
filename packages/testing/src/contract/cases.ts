import type { ContractCase, ContractExpectation } from "./case.js";

const application = "/api/v2/applications/{application}";
const configurations = "/api/v2/integration-configurations/keys/{integration}";
const json = { "content-type": /^application\/json\b/ };

/** An error in the API's form: an error body with a code and an id, as JSON. */
function error(status: number, code: string): ContractExpectation {
  return { status, schema: "ErrorBody", properties: { code, id: /./ }, headers: json };
}

const unauthorized = error(401, "unauthorized");
const betaMissing: ContractExpectation = {
  status: 403,
  schema: "ErrorBody",
  message: /beta/i,
  without: ["code"],
  headers: json,
};

/** How the API behaves, as far as a caller who changes nothing can find out. */
export const contractCases: readonly ContractCase[] = [
  {
    title: "an application is answered with its key, and without its flags",
    request: { path: application },
    expected: {
      status: 200,
      schema: "Application",
      properties: { key: "{application}" },
      without: ["flags"],
      headers: json,
    },
  },
  {
    title: "an application has its flags where expand asks for them",
    request: { path: `${application}?expand=flags` },
    expected: { status: 200, schema: "Application", properties: { key: "{application}", flags: /./ } },
  },
  {
    title: "an empty expand is none",
    request: { path: `${application}?expand=` },
    expected: { status: 200, schema: "Application", without: ["flags"] },
  },
  {
    title: "an option of expand that does not exist is answered 400",
    request: { path: `${application}?expand=nope` },
    expected: error(400, "invalid_request"),
  },
  {
    title: "an application that nobody has is answered 404",
    request: { path: "/api/v2/applications/ld-rest-contract-no-such-key" },
    expected: error(404, "not_found"),
  },
  {
    title: "a key is percent-decoded once",
    request: { path: "/api/v2/applications/{application:encoded}" },
    expected: { status: 200, schema: "Application", properties: { key: "{application}" } },
  },
  {
    title: "an encoded slash belongs to the key",
    request: { path: "/api/v2/applications/{application}%2Fflags" },
    expected: error(404, "not_found"),
  },
  {
    title: "a key that is not percent-encoded is answered 400",
    request: { path: "/api/v2/applications/%zz" },
    expected: { status: 400 },
  },
  {
    title: "the configurations of an integration are answered as a collection",
    request: { path: configurations },
    expected: { status: 200, schema: "IntegrationConfigurationCollection", headers: json },
  },
  {
    title: "the configurations are those of the integration that was asked for",
    request: { path: configurations },
    expected: { status: 200, properties: { "items.*._integrationKey": "{integration}" } },
  },
  {
    title: "the configurations of persistent stores are left out",
    request: { path: "/api/v2/integration-configurations/keys/redis" },
    expected: { status: 200, schema: "IntegrationConfigurationCollection", without: ["items.0"] },
  },
  {
    title: "an integration that does not exist is answered 404",
    request: { path: "/api/v2/integration-configurations/keys/ld-rest-contract-no-such-key" },
    expected: error(404, "not_found"),
  },
  {
    title: "an empty key is answered 404",
    request: { path: "/api/v2/integration-configurations/keys/" },
    expected: { status: 404 },
  },
  {
    title: "a call without a token is answered 401",
    request: { path: application, token: "none" },
    expected: unauthorized,
  },
  {
    title: "a call with a wrong token is answered 401",
    request: { path: application, token: { value: "api-00000000-0000-4000-8000-00000000dead" } },
    expected: unauthorized,
  },
  {
    title: "a token after a scheme word is answered 401",
    request: { path: application, token: "with a scheme word" },
    expected: unauthorized,
  },
  {
    title: "an SDK key is answered 401",
    request: { path: configurations, token: { value: "sdk-00000000-0000-4000-8000-00000000dead" } },
    expected: unauthorized,
  },
  {
    title: "an application without the beta header is answered 403 with a message that says so",
    request: { path: application, version: null },
    expected: betaMissing,
  },
  {
    title: "configurations without the beta header are answered 403 with a message that says so",
    request: { path: configurations, version: null },
    expected: betaMissing,
  },
  {
    title: "a dated version instead of beta is answered 403",
    request: { path: application, version: "20240415" },
    expected: betaMissing,
  },
  {
    title: "the token comes before the beta header",
    request: { path: application, token: "none", version: null },
    expected: unauthorized,
  },
  {
    title: "the beta header comes before the parameters",
    request: { path: `${application}?expand=nope`, version: null },
    expected: betaMissing,
  },
  {
    title: "a path that does not exist is answered 404",
    request: { path: "/api/v2/ld-rest-contract-no-such-path" },
    expected: error(404, "not_found"),
  },
  {
    title: "a method that does not exist is answered 405",
    request: { method: "PUT", path: application },
    expected: error(405, "method_not_allowed"),
  },
  {
    title: "HEAD is answered as GET is, without the body",
    request: { method: "HEAD", path: application },
    expected: { status: 200, body: "none", headers: json },
  },
  {
    title: "an answer has a date",
    request: { path: application },
    expected: { status: 200, headers: { date: /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/ } },
  },
  {
    title: "what is left of the rate limit is a number, with the end of the window in milliseconds",
    request: { path: application },
    expected: { status: 200, headers: { "x-ratelimit-global-remaining": /^\d+$/, "x-ratelimit-reset": /^\d{13}$/ } },
  },
  {
    title: "an entity tag spares the body of an answer that has not changed",
    request: { path: application, repeat: "with the entity tag" },
    expected: { status: 304, body: "none" },
  },
  {
    title: "any origin may read an answer",
    request: { path: application },
    expected: { status: 200, headers: { "access-control-allow-origin": "*" } },
  },
  {
    title: "an origin is echoed",
    request: { path: application, headers: { origin: "https://example.com" } },
    expected: { status: 200, headers: { "access-control-allow-origin": "https://example.com" } },
  },
  {
    title: "a preflight needs no token",
    request: {
      method: "OPTIONS",
      path: application,
      token: "none",
      version: null,
      headers: { origin: "https://example.com", "access-control-request-method": "GET" },
    },
    expected: {
      status: 204,
      headers: {
        "access-control-allow-origin": "https://example.com",
        "access-control-allow-methods": /\bGET\b/,
        "access-control-allow-headers": /\bAuthorization\b/i,
        "access-control-max-age": "300",
      },
    },
  },
];
