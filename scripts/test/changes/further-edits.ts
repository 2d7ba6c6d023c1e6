import type { Step } from "./edited-spec.ts";
import {
  application,
  type Edit,
  expand,
  get,
  json,
  key,
  parameter,
  property,
  response,
  schemas,
  text,
} from "./edits.ts";

const reference = (name: string) => ({ $ref: `#/${schemas}/${name}` });
const anyOf = (...names: string[]) => ({ anyOf: names.map(reference), description: "Who." });
const account = { type: "apiKey", in: "header", name: "X-Account", description: "Who." };
const body = (schema: object, rest: object = {}) => ({ ...rest, content: { "application/json": { schema } } });
/** An optional parameter whose schema is one of two that differ in their limit. */
function limited(name: "Long" | "Short"): Step[] {
  return [
    ["set", `${schemas}/Long`, { ...text, maxLength: 20 }],
    ["set", `${schemas}/Short`, { ...text, maxLength: 10 }],
    ...parameter("more", { schema: reference(name) }),
  ];
}

const takesBody = `${get}/requestBody`;

const inResponses: readonly Edit[] = [
  { title: "an enum opened to any string", level: "major", steps: [["remove", `${property("kind")}/enum`]] },
  {
    title: "a string closed to an enum",
    level: "minor",
    steps: [["set", `${property("description")}/enum`, ["short", "long"]]],
  },
  {
    title: "a reference changed to a schema that lacks an optional property",
    level: "major",
    steps: [
      ["set", `${schemas}/Hyperlink`, { type: "object", description: "Less.", properties: { href: text } }],
      ["set", `${schemas}/FlagListing/properties/_site`, reference("Hyperlink")],
    ],
  },
  {
    title: "an anyOf variant removed",
    level: "major",
    before: [["set", property("_maintainer"), anyOf("MemberSummary", "TeamSummary")]],
    steps: [["set", property("_maintainer"), anyOf("MemberSummary")]],
  },
  {
    title: "a map closed, whose type stays the same",
    level: "patch",
    steps: [["set", `${schemas}/IntegrationConfiguration/properties/configValues/additionalProperties`, false]],
  },
  {
    title: "an array made a single object",
    level: "major",
    steps: [["set", `${schemas}/Access/properties/denied`, reference("AccessDenied")]],
  },
  {
    title: "text changed to bytes",
    level: "major",
    before: [["set", `${response}/content/text~1csv`, { schema: { type: "string" } }]],
    steps: [["set", `${response}/content/text~1csv`, { schema: { type: "string", format: "binary" } }]],
  },
  {
    title: "a type added to an unknown value",
    level: "minor",
    steps: [["set", `${schemas}/FormVariable/properties/defaultValue/type`, "string"]],
  },
  { title: "a length limited", level: "patch", steps: [["set", `${property("name")}/maxLength`, 64]] },
  {
    title: "a length limit raised",
    level: "major",
    before: [["set", `${property("name")}/maxLength`, 64]],
    steps: [["set", `${property("name")}/maxLength`, 128]],
  },
  { title: "a default added", level: "patch", steps: [["set", `${property("kind")}/default`, "server"]] },
  {
    title: "the order of an enum changed",
    level: "patch",
    steps: [["set", `${property("kind")}/enum`, ["server", "mobile", "browser"]]],
  },
  { title: "the order of properties changed", level: "patch", steps: [["move", property("key"), property("key")]] },
  {
    title: "a property made required in a shared schema of errors",
    level: "minor",
    steps: [["set", `${schemas}/ErrorBody/required/-`, "code"]],
  },
  { title: "a body removed", level: "major", steps: [["remove", `${response}/content`]] },
  {
    title: "an error status with another body added",
    level: "major",
    steps: [["set", `${get}/responses/409`, { description: "Taken.", ...body(reference("Link")) }]],
  },
  {
    title: "an error status without a body added",
    level: "major",
    steps: [["set", `${get}/responses/409`, { description: "Taken." }]],
  },
  {
    title: "a success status without a body added",
    level: "major",
    steps: [["set", `${get}/responses/204`, { description: "Nothing." }]],
  },
  {
    title: "a header retyped",
    level: "major",
    steps: [["set", "components/headers/RatelimitReset/schema/type", "string"]],
  },
];

const inRequests: readonly Edit[] = [
  { title: "an optional body added", level: "minor", steps: [["set", takesBody, body(text)]] },
  { title: "a required body added", level: "major", steps: [["set", takesBody, body(text, { required: true })]] },
  {
    title: "a property of the body made optional",
    level: "minor",
    before: [["set", takesBody, body({ type: "object", properties: { a: text }, required: ["a"] })]],
    steps: [["set", takesBody, body({ type: "object", properties: { a: text } })]],
  },
  {
    title: "null removed from a property of the body",
    level: "major",
    before: [["set", takesBody, body({ type: "object", properties: { a: { type: ["string", "null"] } } })]],
    steps: [["set", takesBody, body({ type: "object", properties: { a: { type: "string" } } })]],
  },
  {
    title: "a property made required in a schema of both a request and a response",
    level: "major",
    before: [["set", takesBody, body(reference("Link"))]],
    steps: [
      ["set", takesBody, body(reference("Link"))],
      ["set", `${schemas}/Link/required`, ["href"]],
    ],
  },
  {
    title: "a second value added to a header that the client sends by itself",
    level: "major",
    steps: [["set", "components/parameters/BetaVersion/schema/enum/-", "20240415"]],
  },
  { title: "a format set", level: "major", steps: [["set", `${key}/schema/format`, "uuid"]] },
  { title: "the maximum length raised", level: "minor", before: [["set", `${key}/schema/maxLength`, 20]], steps: [] },
  {
    title: "a default removed",
    level: "major",
    before: [["set", `${expand}/schema/default`, ["flags"]]],
    steps: [],
  },
  {
    title: "multipleOf added",
    level: "major",
    before: parameter("more", { schema: { type: "integer" } }),
    steps: parameter("more", { schema: { type: "integer", multipleOf: 5 } }),
  },
  {
    title: "a number narrowed to integers",
    level: "major",
    before: parameter("more", { schema: { type: "number" } }),
    steps: parameter("more", { schema: { type: "integer" } }),
  },
  {
    title: "a reference replaced by one to a schema with a lower limit",
    level: "major",
    before: limited("Long"),
    steps: limited("Short"),
  },
  {
    title: "a reference to a parameter replaced by a parameter with a lower limit",
    level: "major",
    steps: [
      [
        "set",
        `${get}/parameters/0`,
        {
          name: "applicationKey",
          in: "path",
          required: true,
          description: "Key.",
          schema: { type: "string", maxLength: 5 },
        },
      ],
    ],
  },
  { title: "one moved from the query to a header", level: "major", steps: [["set", `${expand}/in`, "header"]] },
  { title: "one deprecated", level: "minor", steps: [["set", `${expand}/deprecated`, true]] },
];

const around: readonly Edit[] = [
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

/** Changes that a comparison of types or of documents alone would misjudge. */
export const furtherEdits = {
  "further in a response": inResponses,
  "further in a request": inRequests,
  "further elsewhere": around,
};
