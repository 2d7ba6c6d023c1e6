import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../upstream/differences.ts";
import { cup, documentOf, type Facts } from "./documents.ts";

const differencesOf = (theirs: Partial<Facts>, ours: Partial<Facts> = {}) =>
  compareDocuments(documentOf({ schemas: { Cup: cup }, ...ours }), documentOf({ schemas: { Cup: cup }, ...theirs }))
    .differences;
const cupWith = (properties: object, rest: object = {}) => ({
  Cup: { ...cup, properties: { ...cup.properties, ...properties }, ...rest },
});

describe("compareDocuments", () => {
  it("finds no differences between equal documents", () => {
    expect(differencesOf({})).toEqual([]);
  });

  it("ignores the names of schemas and the use of allOf", () => {
    const theirs = {
      schema: "CupRep",
      schemas: { CupRep: { allOf: [{ $ref: "#/components/schemas/Base" }] }, Base: cup },
    };
    expect(differencesOf(theirs)).toEqual([]);
  });

  it.each<[string, Partial<Facts>, string[]]>([
    [
      "a property that only the vendor has",
      { schemas: cupWith({ lid: { type: "boolean" } }) },
      ["only there: property Cup.lid"],
    ],
    [
      "a property that only we have",
      { schemas: { Cup: { ...cup, properties: { size: cup.properties.size } } } },
      ["only here: property Cup.tags"],
    ],
    [
      "a property that only the vendor requires",
      { schemas: cupWith({}, { required: ["size", "tags"] }) },
      ["differs: Cup.tags is optional here, required there"],
    ],
    [
      "a different type",
      { schemas: cupWith({ size: { type: "integer", format: "int32" } }) },
      ["differs: Cup.size is string here, integer there"],
    ],
    [
      "a different type of array items",
      { schemas: cupWith({ tags: { type: "array", items: { type: "number" } } }) },
      ["differs: Cup.tags[] is string here, number there"],
    ],
    [
      "different enum values",
      { schemas: cupWith({ size: { type: "string", enum: ["small", "huge"] } }) },
      ['only there: value "huge" of Cup.size', 'only here: value "large" of Cup.size'],
    ],
    [
      "an enum that only we have",
      { schemas: cupWith({ size: { type: "string" } }) },
      ['differs: Cup.size takes "small", "large" here, any value there'],
    ],
    [
      "a format that only the vendor has",
      { schemas: cupWith({ tags: { type: "array", items: { type: "string", format: "uuid" } } }) },
      ["differs: Cup.tags[] has format none here, uuid there"],
    ],
    [
      "a nullable property",
      { schemas: cupWith({ tags: { type: ["array", "null"], items: { type: "string" } } }) },
      ["differs: Cup.tags is never null here, nullable there"],
    ],
    ["a status that only the vendor has", { statuses: ["200", "404"] }, ["only there: status 404 of getCup"]],
    ["a status that only we have", { statuses: [] }, ["only here: status 200 of getCup"]],
    ["a different operationId", { operationId: "cup" }, ["differs: getCup is called getCup here, cup there"]],
    [
      "different parameters",
      { parameters: [{ name: "lid", in: "query", schema: { type: "boolean" } }] },
      ["only there: query parameter lid of getCup", "only here: path parameter id of getCup"],
    ],
  ])("reports %s", (_, theirs, expected) => {
    expect(differencesOf(theirs)).toEqual(expected);
  });

  it("treats nullable schemas of OpenAPI 3.0 and 3.1 as equal", () => {
    const nullable = { type: "array", items: { type: "string" } };
    const theirs = cupWith({ tags: { ...nullable, nullable: true } });
    const ours = cupWith({ tags: { anyOf: [nullable, { type: "null" }] } });
    expect(differencesOf({ openapi: "3.0.3", schemas: theirs }, { schemas: ours })).toEqual([]);
  });

  it("reports an operation that only we have", () => {
    expect(differencesOf({ path: "/mugs/{id}" })).toEqual(["only here: operation getCup"]);
  });

  it("compares recursive schemas", () => {
    const recursive = { Cup: { type: "object", properties: { inner: { $ref: "#/components/schemas/Cup" } } } };
    expect(differencesOf({ schemas: recursive }, { schemas: recursive })).toEqual([]);
  });
});
