import type { FakeAnswer, FakeApi, FakeRequest } from "../src/index.js";

/** Changes a right answer to a wrong one. */
export type Mistake = (answer: FakeAnswer, request: FakeRequest, fake: FakeApi) => FakeAnswer;

function changeBody(answer: FakeAnswer, change: (body: Record<string, unknown>) => unknown): FakeAnswer {
  if (answer.body === undefined) return answer;
  const body = JSON.stringify(change(JSON.parse(answer.body)));
  return { ...answer, body, headers: { ...answer.headers, "content-length": String(Buffer.byteLength(body)) } };
}

const withStatus = (answer: FakeAnswer, from: number, status: number) =>
  answer.status === from ? { ...answer, status } : answer;

function asIf(fake: FakeApi, request: FakeRequest, change: Partial<FakeRequest>): FakeAnswer {
  return fake.answer({ ...request, ...change, headers: { ...request.headers, ...change.headers } });
}

const withoutHeader = (answer: FakeAnswer, name: string) => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([key]) => key !== name)),
});

/** Mistakes that servers make, each with words of a case that has to find it. */
export const mistakes: [string, Mistake, string][] = [
  [
    "takes any token",
    (_, request, fake) => asIf(fake, request, { headers: { authorization: fake.token } }),
    "without a token",
  ],
  [
    "takes a scheme word",
    (answer, request, fake) => {
      const { authorization } = request.headers;
      return String(authorization).startsWith("Bearer api-0")
        ? asIf(fake, request, { headers: { authorization: fake.token } })
        : answer;
    },
    "scheme word",
  ],
  [
    "takes SDK keys",
    (answer, request, fake) =>
      String(request.headers["authorization"]).startsWith("sdk-")
        ? asIf(fake, request, { headers: { authorization: fake.token } })
        : answer,
    "an SDK key",
  ],
  ["says 403 for a wrong token", (answer) => withStatus(answer, 401, 403), "a wrong token"],
  [
    "asks for no beta header",
    (_, request, fake) => asIf(fake, request, { headers: { "ld-api-version": "beta" } }),
    "without the beta header",
  ],
  ["says 400 without the beta header", (answer) => withStatus(answer, 403, 400), "without the beta header"],
  [
    "says something else without the beta header",
    (answer) => (answer.status === 403 ? changeBody(answer, (body) => ({ ...body, message: "Forbidden" })) : answer),
    "with a message that says so",
  ],
  [
    "always sends flags",
    (answer, request, fake) =>
      request.url.endsWith(".cafe") ? asIf(fake, request, { url: `${request.url}?expand=flags` }) : answer,
    "without its flags",
  ],
  [
    "never sends flags",
    (_, request, fake) => asIf(fake, request, { url: request.url.replace("expand=flags", "") }),
    "has its flags where",
  ],
  [
    "ignores unknown options",
    (_, request, fake) => asIf(fake, request, { url: request.url.replace("expand=nope", "") }),
    "option of expand",
  ],
  [
    "says 200 for what isn't there",
    (answer, _, fake) =>
      answer.status === 404
        ? fake.answer({
            method: "GET",
            url: "/api/v2/applications/com.launchdarkly.cafe",
            headers: { authorization: fake.token, "ld-api-version": "beta" },
          })
        : answer,
    "nobody has",
  ],
  [
    "says 404 as text",
    (answer) =>
      answer.status === 404
        ? { ...answer, body: "not found", headers: { ...answer.headers, "content-length": "9" } }
        : answer,
    "nobody has",
  ],
  ["sends errors without an id", (answer) => changeBody(answer, ({ id: _, ...body }) => body), "nobody has"],
  ["sends errors without a code", (answer) => changeBody(answer, ({ code: _, ...body }) => body), "wrong token"],
  ["says 404 for another method", (answer) => withStatus(answer, 405, 404), "a method that does not exist"],
  [
    "doesn't decode keys",
    (answer, request) => (request.url.includes("%63") ? { ...answer, status: 404 } : answer),
    "percent-decoded",
  ],
  [
    "splits keys at encoded slashes",
    (answer, request, fake) =>
      request.url.includes("%2F") ? asIf(fake, request, { url: "/api/v2/applications/com.launchdarkly.cafe" }) : answer,
    "encoded slash",
  ],
  [
    "breaks on a bad encoding",
    (answer, request) => (request.url.includes("%zz") ? { ...answer, status: 500 } : answer),
    "not percent-encoded",
  ],
  [
    "serves another application",
    (answer) => changeBody(answer, (body) => ("kind" in body ? { ...body, key: "other" } : body)),
    "answered with its key",
  ],
  [
    "breaks the schema",
    (answer) => changeBody(answer, (body) => ("kind" in body ? { ...body, creationDate: "1654104600000" } : body)),
    "answered with its key",
  ],
  [
    "adds unlisted values to an enum",
    (answer) => changeBody(answer, (body) => ("kind" in body ? { ...body, kind: "desktop" } : body)),
    "answered with its key",
  ],
  [
    "forgets the links of a collection",
    (answer) => changeBody(answer, ({ _links, ...body }) => ("items" in body ? body : { _links, ...body })),
    "as a collection",
  ],
  [
    "serves all configurations",
    (answer) =>
      changeBody(answer, (body) =>
        Array.isArray(body["items"]) && body["items"].length > 0
          ? { ...body, items: [...body["items"], { _links: {}, _id: "1", name: "x", _integrationKey: "slack" }] }
          : body,
      ),
    "those of the integration",
  ],
  [
    "serves persistent stores",
    (answer, request) =>
      request.url.includes("redis")
        ? changeBody(answer, (body) => ({ ...body, items: [{ _links: {}, _id: "1", name: "x" }] }))
        : answer,
    "persistent stores",
  ],
  [
    "serves an empty list for any key",
    (answer, request) =>
      request.url.includes("no-such-key")
        ? changeBody({ ...answer, status: 200 }, () => ({ items: [], _links: {} }))
        : answer,
    "an integration that does not exist",
  ],
  [
    "calls its JSON text",
    (answer) => ({ ...answer, headers: { ...answer.headers, "content-type": "text/plain" } }),
    "answered with its key",
  ],
  ["tells no limits", (answer) => withoutHeader(answer, "x-ratelimit-global-remaining"), "left of the rate limit"],
  [
    "tells the end of the window in seconds",
    (answer) => ({ ...answer, headers: { ...answer.headers, "x-ratelimit-reset": "1654104600" } }),
    "in milliseconds",
  ],
  ["refuses HEAD", (answer, request) => (request.method === "HEAD" ? { ...answer, status: 405 } : answer), "HEAD"],
  [
    "ignores entity tags",
    (_, request, fake) => asIf(fake, request, { headers: { "if-none-match": undefined } }),
    "entity tag",
  ],
  ["lets no origin read", (answer) => withoutHeader(answer, "access-control-allow-origin"), "any origin"],
  [
    "lets any origin read by a star",
    (answer) => ({ ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } }),
    "is echoed",
  ],
  [
    "asks for a token at a preflight",
    (answer, request, fake) => (request.method === "OPTIONS" ? asIf(fake, request, { method: "GET" }) : answer),
    "preflight",
  ],
  [
    "looks at the version before the token",
    (answer, request) =>
      answer.status === 401 && request.headers["ld-api-version"] === undefined ? { ...answer, status: 403 } : answer,
    "token comes before",
  ],
  [
    "looks at the parameters before the version",
    (answer, request) => (request.url.includes("nope") && answer.status === 403 ? { ...answer, status: 400 } : answer),
    "beta header comes before",
  ],
];
