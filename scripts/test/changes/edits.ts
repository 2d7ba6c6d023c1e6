import type { Level } from "../../changes/change.ts";
import type { Step } from "./edited-spec.ts";

/** An edit of the spec and the bump that it needs. */
export interface Edit {
  readonly title: string;
  readonly level: Level;
  /** The edits of the new version. */
  readonly steps: readonly Step[];
  /** The edits of the old version. Default: none */
  readonly before?: readonly Step[];
}

/** Places in the spec. */
export const schemas = "components/schemas";
export const application = `${schemas}/Application`;
export const property = (name: string) => `${application}/properties/${name}`;
export const get = "paths/~1api~1v2~1applications~1{applicationKey}/get";
export const response = `${get}/responses/200`;
export const json = `${response}/content/application~1json`;
export const expand = "components/parameters/ApplicationExpand";
export const key = "components/parameters/ApplicationKey";

/** An inline schema. */
export const text = { type: "string", description: "More." };

const reference = (name: string) => ({ $ref: `#/${schemas}/${name}` });
const variants = (...names: string[]) => ({ oneOf: names.map(reference), description: "Who." });

/** Adds a parameter to an operation, as a component. */
export function parameter(name: string, rest: object = {}): Step[] {
  return [
    ["set", `components/parameters/${name}`, { name, in: "query", description: "More.", schema: text, ...rest }],
    ["set", `${get}/parameters/-`, { $ref: `#/components/parameters/${name}` }],
  ];
}

const inResponses: readonly Edit[] = [
  { title: "an optional property removed", level: "major", steps: [["remove", property("description")]] },
  {
    title: "a required property removed",
    level: "major",
    steps: [
      ["remove", property("name")],
      ["remove", `${application}/required/3`],
    ],
  },
  { title: "a property renamed", level: "major", steps: [["move", property("description"), property("text")]] },
  { title: "a property retyped", level: "major", steps: [["set", `${property("description")}/type`, "boolean"]] },
  { title: "a property made optional", level: "major", steps: [["remove", `${application}/required/3`]] },
  { title: "a property made required", level: "minor", steps: [["set", `${application}/required/-`, "description"]] },
  { title: "an optional property added", level: "minor", steps: [["set", property("colour"), text]] },
  {
    title: "a required property added",
    level: "minor",
    steps: [
      ["set", property("colour"), text],
      ["set", `${application}/required/-`, "colour"],
    ],
  },
  { title: "an enum value added", level: "major", steps: [["set", `${property("kind")}/enum/-`, "watch"]] },
  { title: "an enum value removed", level: "major", steps: [["remove", `${property("kind")}/enum/2`]] },
  { title: "null added", level: "major", steps: [["set", `${property("name")}/type`, ["string", "null"]]] },
  {
    title: "null removed",
    level: "minor",
    before: [["set", `${property("name")}/type`, ["string", "null"]]],
    steps: [],
  },
  {
    title: "an array's items retyped",
    level: "major",
    steps: [["set", `${schemas}/TeamSummary/properties/customRoleKeys/items/type`, "integer"]],
  },
  {
    title: "a map's values retyped",
    level: "major",
    steps: [["set", `${property("_links")}/additionalProperties`, { type: "string" }]],
  },
  {
    title: "a format changed",
    level: "patch",
    steps: [["set", `${schemas}/MemberSummary/properties/email/format`, "idn-email"]],
  },
  { title: "an integer made a number", level: "patch", steps: [["set", `${property("_version")}/type`, "number"]] },
  {
    title: "a oneOf variant added",
    level: "major",
    before: [["set", property("_maintainer"), variants("MemberSummary")]],
    steps: [["set", property("_maintainer"), variants("MemberSummary", "TeamSummary")]],
  },
  { title: "a property deprecated", level: "minor", steps: [["set", `${property("description")}/deprecated`, true]] },
  { title: "extra properties closed", level: "patch", steps: [["set", `${application}/additionalProperties`, false]] },
];

const inParameters: readonly Edit[] = [
  { title: "an optional one added", level: "minor", steps: parameter("more") },
  { title: "a required one added", level: "major", steps: parameter("more", { required: true }) },
  {
    title: "one removed",
    level: "major",
    steps: [
      ["remove", `${get}/parameters/1`],
      ["remove", expand],
    ],
  },
  { title: "an optional one made required", level: "major", steps: [["set", `${expand}/required`, true]] },
  {
    title: "a required one made optional",
    level: "minor",
    before: [["set", `${expand}/required`, true]],
    steps: [],
  },
  { title: "an enum value added", level: "minor", steps: [["set", `${expand}/schema/items/enum/-`, "links"]] },
  {
    title: "an enum value removed",
    level: "major",
    before: [["set", `${expand}/schema/items/enum/-`, "links"]],
    steps: [],
  },
  {
    title: "a default changed",
    level: "major",
    before: [["set", `${expand}/schema/default`, []]],
    steps: [["set", `${expand}/schema/default`, ["flags"]]],
  },
  { title: "the maximum length lowered", level: "major", steps: [["set", `${key}/schema/maxLength`, 20]] },
  { title: "the minimum length raised", level: "major", steps: [["set", `${key}/schema/minLength`, 3]] },
  {
    title: "a path parameter renamed",
    level: "major",
    steps: [
      ["set", `${key}/name`, "key"],
      ["move", "paths/~1api~1v2~1applications~1{applicationKey}", "paths/~1api~1v2~1applications~1{key}"],
    ],
  },
  { title: "a path parameter retyped", level: "major", steps: [["set", `${key}/schema`, { type: "integer" }]] },
];

const around: readonly Edit[] = [
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
];

/** The changes that contributors make most. */
export const edits = { "in a response": inResponses, "of a parameter": inParameters, elsewhere: around };
