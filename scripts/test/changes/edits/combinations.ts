import { application, type Edit, expand, get, json, key, parameter, property, schemas, text } from "./places.ts";

const described = (name: string) => `${property(name)}/description`;

/** Several changes at once: the largest decides, and none hides another. */
export const combinations: readonly Edit[] = [
  {
    title: "a parameter made optional and its length narrowed",
    level: "major",
    before: [["set", `${expand}/required`, true]],
    steps: [["set", `${expand}/schema/maxItems`, 1]],
  },
  {
    title: "a property added and another's description changed",
    level: "minor",
    steps: [
      ["set", property("colour"), text],
      ["set", described("kind"), "Where."],
    ],
  },
  {
    title: "a property added, one removed, a server added",
    level: "major",
    steps: [
      ["set", property("colour"), text],
      ["remove", property("_version")],
      ["set", "servers/-", { url: "https://app.launchdarkly.example", "x-name": "other" }],
    ],
  },
  {
    title: "a schema renamed and a property of it removed",
    level: "major",
    steps: [
      ["rename", `${schemas}/Link`, `${schemas}/Hyperlink`],
      ["remove", `${schemas}/Hyperlink/properties/type`],
    ],
  },
  {
    title: "an enum value of a parameter replaced",
    level: "major",
    steps: [["set", `${expand}/schema/items/enum`, ["links"]]],
  },
  {
    title: "an enum value of a response replaced",
    level: "major",
    steps: [["set", `${property("kind")}/enum`, ["browser", "mobile", "desktop"]]],
  },
  {
    title: "an operation deprecated and its description changed",
    level: "minor",
    steps: [
      ["set", `${get}/deprecated`, true],
      ["set", `${get}/description`, "Old."],
    ],
  },
  {
    title: "an optional parameter and a required property of a response added",
    level: "minor",
    steps: [...parameter("more"), ["set", property("colour"), text], ["set", `${application}/required/-`, "colour"]],
  },
  {
    title: "a format changed, a tag's description and a path parameter's pattern",
    level: "major",
    steps: [
      ["set", `${property("creationDate")}/format`, "int32"],
      ["set", "tags/0/description", "Apps."],
      ["set", `${key}/schema/pattern`, "^[a-z]+$"],
    ],
  },
  {
    title: "a property made required and nullable",
    level: "major",
    steps: [
      ["set", `${application}/required/-`, "description"],
      ["set", `${property("description")}/type`, ["string", "null"]],
    ],
  },
  {
    title: "a property moved to a schema of its own, its shape the same",
    level: "minor",
    steps: [
      ["move", property("description"), `${schemas}/Text`],
      ["set", property("description"), { $ref: `#/${schemas}/Text` }],
    ],
  },
  {
    title: "a media type added and the description of another's schema changed",
    level: "minor",
    steps: [
      ["set", `${get}/responses/200/content/application~1hal+json`, { schema: { $ref: `#/${application}` } }],
      ["set", `${application}/description`, "An app."],
    ],
  },
  {
    title: "a path parameter widened and the example of a response removed",
    level: "major",
    steps: [
      ["remove", `${key}/schema/minLength`],
      ["remove", `${json}/examples/ApplicationServer`],
      ["remove", "components/examples/ApplicationServer"],
    ],
  },
  {
    title: "a limit of a parameter removed and a property deprecated",
    level: "minor",
    steps: [
      ["remove", `${key}/schema/minLength`],
      ["set", `${property("description")}/deprecated`, true],
    ],
  },
  {
    title: "an operation moved to another path with another operationId",
    level: "major",
    steps: [
      ["set", `${get}/operationId`, "readApplication"],
      ["move", "paths/~1api~1v2~1applications~1{applicationKey}", "paths/~1api~1v3~1apps~1{applicationKey}"],
    ],
  },
];
