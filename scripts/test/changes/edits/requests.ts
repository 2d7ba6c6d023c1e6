import type { Step } from "../edited-spec.ts";
import { body, type Edit, expand, get, key, parameter, reference, schemas, text } from "./places.ts";

const takesBody = `${get}/requestBody`;

/** An optional parameter whose schema is one of two that differ in their limit. */
function limited(name: "Long" | "Short"): Step[] {
  return [
    ["set", `${schemas}/Long`, { ...text, maxLength: 20 }],
    ["set", `${schemas}/Short`, { ...text, maxLength: 10 }],
    ...parameter("more", { schema: reference(name) }),
  ];
}

/** Changes of what callers send. */
export const requests: readonly Edit[] = [
  { title: "an optional parameter added", level: "minor", steps: parameter("more") },
  { title: "a required parameter added", level: "major", steps: parameter("more", { required: true }) },
  {
    title: "a parameter removed",
    level: "major",
    steps: [
      ["remove", `${get}/parameters/1`],
      ["remove", expand],
    ],
  },
  { title: "an optional parameter made required", level: "major", steps: [["set", `${expand}/required`, true]] },
  {
    title: "a required parameter made optional",
    level: "minor",
    before: [["set", `${expand}/required`, true]],
    steps: [],
  },
  {
    title: "an enum value of a parameter added",
    level: "minor",
    steps: [["set", `${expand}/schema/items/enum/-`, "links"]],
  },
  {
    title: "an enum value of a parameter removed",
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
  { title: "a parameter moved from the query to a header", level: "major", steps: [["set", `${expand}/in`, "header"]] },
  { title: "a parameter deprecated", level: "minor", steps: [["set", `${expand}/deprecated`, true]] },
];
