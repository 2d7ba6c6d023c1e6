import { application, body, type Edit, get, property, reference, response, schemas, text } from "./places.ts";

const oneOf = (...names: string[]) => ({ oneOf: names.map(reference), description: "Who." });
const anyOf = (...names: string[]) => ({ anyOf: names.map(reference), description: "Who." });

/** Changes of what callers receive. */
export const responses: readonly Edit[] = [
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
    before: [["set", property("_maintainer"), oneOf("MemberSummary")]],
    steps: [["set", property("_maintainer"), oneOf("MemberSummary", "TeamSummary")]],
  },
  { title: "a property deprecated", level: "minor", steps: [["set", `${property("description")}/deprecated`, true]] },
  { title: "extra properties closed", level: "patch", steps: [["set", `${application}/additionalProperties`, false]] },
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
