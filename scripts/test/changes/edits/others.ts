import { application, type Edit, get, json, key, property, reference, response, schemas } from "./places.ts";

const account = { type: "apiKey", in: "header", name: "X-Account", description: "Who." };

/** Changes of operations, names, servers, credentials and documentation. */
export const others: readonly Edit[] = [
  {
    title: "a path added",
    level: "minor",
    steps: [
      [
        "set",
        "paths/~1api~1v2~1copies",
        { get: { operationId: "getCopies", responses: { "200": { description: "Copies." } } } },
      ],
    ],
  },
  {
    title: "a path removed",
    level: "major",
    steps: [["remove", "paths/~1api~1v2~1applications~1{applicationKey}"]],
  },
  { title: "an operationId changed", level: "major", steps: [["set", `${get}/operationId`, "readApplication"]] },
  { title: "the 404 removed", level: "major", steps: [["remove", `${get}/responses/404`]] },
  {
    title: "an error status with the same body added",
    level: "minor",
    steps: [["set", `${get}/responses/409`, { $ref: "#/components/responses/NotFound" }]],
  },
  {
    title: "a success status with the same body added",
    level: "minor",
    steps: [
      [
        "set",
        `${get}/responses/203`,
        { description: "Cached.", content: { "application/json": { schema: reference("Application") } } },
      ],
    ],
  },
  {
    title: "a success status with another body added",
    level: "major",
    steps: [
      [
        "set",
        `${get}/responses/202`,
        { description: "Later.", content: { "application/json": { schema: reference("Link") } } },
      ],
    ],
  },
  {
    title: "a media type changed",
    level: "major",
    steps: [["move", json, `${response}/content/application~1hal+json`]],
  },
  {
    title: "a header added",
    level: "minor",
    steps: [["set", `${response}/headers/X-More`, { description: "More.", schema: { type: "string" } }]],
  },
  { title: "a header removed", level: "major", steps: [["remove", `${response}/headers/X-Ratelimit-Reset`]] },
  {
    title: "a schema renamed, its shape the same",
    level: "major",
    steps: [["rename", `${schemas}/Link`, `${schemas}/Hyperlink`]],
  },
  {
    title: "security added",
    level: "major",
    steps: [
      ["set", "components/securitySchemes/Account", { type: "apiKey", in: "header", name: "X-Account" }],
      ["set", `${get}/security`, [{ ApiKey: [], Account: [] }]],
    ],
  },
  {
    title: "a server added",
    level: "minor",
    steps: [["set", "servers/-", { url: "https://app.launchdarkly.example", "x-name": "other" }]],
  },
  { title: "a server removed", level: "major", steps: [["remove", "servers/1"]] },
  { title: "an operation deprecated", level: "minor", steps: [["set", `${get}/deprecated`, true]] },
  {
    title: "a tag changed",
    level: "patch",
    steps: [
      ["set", "tags/0/name", "Applications"],
      ["set", `${get}/tags`, ["Applications"]],
    ],
  },
  { title: "a description changed", level: "patch", steps: [["set", `${property("kind")}/description`, "Where."]] },
  {
    title: "an example changed",
    level: "patch",
    steps: [["set", "components/examples/Application/value/name", "Tea"]],
  },
  { title: "info.version changed", level: "patch", steps: [["set", "info/version", "9.9.9"]] },
  { title: "a schema removed that a property used", level: "major", steps: [["remove", property("_access")]] },
  {
    title: "a method added to a path",
    level: "minor",
    steps: [
      [
        "set",
        get.replace(/get$/, "head"),
        { operationId: "headApplication", responses: { "200": { description: "There." } } },
      ],
    ],
  },
  { title: "a method changed", level: "major", steps: [["move", get, get.replace(/get$/, "post")]] },
  {
    title: "an alternative to the token added",
    level: "minor",
    steps: [
      ["set", "components/securitySchemes/Account", account],
      ["set", "security/-", { Account: [] }],
    ],
  },
  { title: "security removed", level: "minor", steps: [["set", `${get}/security`, []]] },
  {
    title: "security repeated for one operation",
    level: "patch",
    steps: [["set", `${get}/security`, [{ ApiKey: [] }]]],
  },
  {
    title: "the token sent in another header",
    level: "major",
    steps: [["set", "components/securitySchemes/ApiKey/name", "X-Token"]],
  },
  {
    title: "a server's URL changed",
    level: "major",
    steps: [["set", "servers/2/url", "https://eu.launchdarkly.example"]],
  },
  { title: "a server renamed", level: "major", steps: [["set", "servers/2/x-name", "europe"]] },
  {
    title: "a parameter's component renamed",
    level: "major",
    steps: [["rename", key, "components/parameters/AppKey"]],
  },
  {
    title: "an example added",
    level: "minor",
    steps: [["set", `${json}/examples/New`, { value: { autoAdded: true, key: "a", kind: "mobile", name: "b" } }]],
  },
  {
    title: "an example removed",
    level: "major",
    steps: [
      ["remove", `${json}/examples/ApplicationServer`],
      ["remove", "components/examples/ApplicationServer"],
    ],
  },
  {
    title: "allOf of two schemas reduced to one of the same shape",
    level: "patch",
    steps: [["set", application, { description: "An app.", allOf: [{ $ref: `#/${schemas}/Link` }] }]],
    before: [
      [
        "set",
        application,
        { description: "An app.", allOf: [{ $ref: `#/${schemas}/Link` }, { $ref: `#/${schemas}/Link` }] },
      ],
    ],
  },
];
