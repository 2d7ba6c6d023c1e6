import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../upstream/compare.ts";
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
      ["only there: Cup.lid"],
    ],
    [
      "a property that only we have",
      { schemas: { Cup: { ...cup, properties: { size: cup.properties.size } } } },
      ["only here: Cup.tags"],
    ],
    [
      "a property that only the vendor requires",
      { schemas: cupWith({}, { required: ["size", "tags"] }) },
      ["differs: required of Cup.tags is false here, true there"],
    ],
    [
      "a different type",
      { schemas: cupWith({ size: { type: "integer", format: "int32" } }) },
      ['differs: type of Cup.size is "string" here, "integer" there'],
    ],
    [
      "a different type of array items",
      { schemas: cupWith({ tags: { type: "array", items: { type: "number" } } }) },
      ['differs: type of Cup.tags[] is "string" here, "number" there'],
    ],
    [
      "different enum values",
      { schemas: cupWith({ size: { type: "string", enum: ["small", "huge"] } }) },
      ['only there: value "huge" of Cup.size', 'only here: value "large" of Cup.size'],
    ],
    [
      "an enum that only we have",
      { schemas: cupWith({ size: { type: "string" } }) },
      ['differs: enum of Cup.size is ["small","large"] here, not set there'],
    ],
    [
      "a format that only the vendor has",
      { schemas: cupWith({ tags: { type: "array", items: { type: "string", format: "uuid" } } }) },
      ['differs: format of Cup.tags[] is not set here, "uuid" there'],
    ],
    [
      "a nullable property",
      { schemas: cupWith({ tags: { type: ["array", "null"], items: { type: "string" } } }) },
      ["differs: nullable of Cup.tags is not set here, true there"],
    ],
    [
      "a limit that only the vendor has",
      { schemas: cupWith({ tags: { type: "array", items: { type: "string" }, maxItems: 3 } }) },
      ["differs: maxItems of Cup.tags is not set here, 3 there"],
    ],
    [
      "different variants",
      { schemas: cupWith({ tags: { oneOf: [{ type: "string" }, { type: "boolean" }] } }) },
      ['differs: type of Cup.tags is "array" here, not set there'],
    ],
    [
      "a status that only the vendor has",
      { statuses: ["200", "404"] },
      ["only there: getCup › status 404, application/json"],
    ],
    ["a status that only we have", { statuses: [] }, ["only here: getCup › status 200, application/json"]],
    [
      "a different operationId",
      { operationId: "cup" },
      ['differs: operationId of getCup is "getCup" here, "cup" there'],
    ],
    [
      "different parameters",
      { parameters: [{ name: "lid", in: "query", schema: { type: "boolean" } }] },
      ["only there: getCup › query parameter lid", "only here: getCup › path parameter id"],
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
    expect(differencesOf({ path: "/mugs/{id}" })).toEqual(["only here: getCup"]);
  });

  it("treats a nullable reference of OpenAPI 3.0 and of 3.1 as equal", () => {
    const inner = { $ref: "#/components/schemas/Cup" };
    const theirs = cupWith({ inner: { nullable: true, allOf: [inner] } });
    const ours = cupWith({ inner: { oneOf: [inner, { type: "null" }] } });
    expect(differencesOf({ openapi: "3.0.3", schemas: theirs }, { schemas: ours })).toEqual([]);
  });

  it("compares the variants of a schema in their order", () => {
    const ours = cupWith({ tags: { anyOf: [{ type: "string" }, { type: "boolean" }] } });
    const theirs = cupWith({ tags: { oneOf: [{ type: "string" }, { type: "number" }] } });
    expect(differencesOf({ schemas: theirs }, { schemas: ours })).toEqual([
      'differs: type of Cup.tags (anyOf 2) is "boolean" here, "number" there',
    ]);
  });

  it("reports a difference in a shared schema once", () => {
    const theirs = { statuses: ["200", "404"], schemas: cupWith({ lid: { type: "boolean" } }) };
    expect(differencesOf(theirs, { statuses: ["200", "404"] })).toEqual(["only there: Cup.lid"]);
  });

  it("compares schemas that refer to themselves at different depths", () => {
    const nest = (inner: object) => ({ type: "object", properties: { inner } });
    const cupItself = { $ref: "#/components/schemas/Cup" };
    const ours = { Cup: nest(nest(cupItself)) };
    const theirs = {
      Cup: nest({ $ref: "#/components/schemas/Inner" }),
      Inner: nest(nest({ $ref: "#/components/schemas/Inner" })),
    };
    expect(differencesOf({ schemas: theirs }, { schemas: ours })).toEqual([]);
  });
});
