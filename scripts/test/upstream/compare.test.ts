import { describe, expect, it } from "vitest";
import { compareWithUpstream } from "../../upstream/compare-operations.ts";
import { cup, documentOf, type Facts } from "./documents.ts";

const differencesOf = (theirs: Partial<Facts>, ours: Partial<Facts> = {}) =>
  compareWithUpstream(documentOf({ schemas: { Cup: cup }, ...ours }), documentOf({ schemas: { Cup: cup }, ...theirs }))
    .differences;
const cupWith = (properties: object, rest: object = {}) => ({
  Cup: { ...cup, properties: { ...cup.properties, ...properties }, ...rest },
});

describe("our document held against the vendor's", () => {
  it("is the same where both say the same", () => {
    expect(differencesOf({})).toEqual([]);
  });

  it("goes by shape, not by the names of schemas or by how they are put together", () => {
    const theirs = {
      schema: "CupRep",
      schemas: { CupRep: { allOf: [{ $ref: "#/components/schemas/Base" }] }, Base: cup },
    };
    expect(differencesOf(theirs)).toEqual([]);
  });

  it.each<[string, Partial<Facts>, string[]]>([
    ["a property that we lack", { schemas: cupWith({ lid: { type: "boolean" } }) }, ["only there: property Cup.lid"]],
    [
      "a property that it lacks",
      { schemas: { Cup: { ...cup, properties: { size: cup.properties.size } } } },
      ["only here: property Cup.tags"],
    ],
    [
      "a property that it requires",
      { schemas: cupWith({}, { required: ["size", "tags"] }) },
      ["differs: Cup.tags is optional here, required there"],
    ],
    [
      "another type",
      { schemas: cupWith({ size: { type: "integer", format: "int32" } }) },
      ["differs: Cup.size is string here, integer there"],
    ],
    [
      "another type of items",
      { schemas: cupWith({ tags: { type: "array", items: { type: "number" } } }) },
      ["differs: Cup.tags[] is string here, number there"],
    ],
    [
      "other values",
      { schemas: cupWith({ size: { type: "string", enum: ["small", "huge"] } }) },
      ['only there: value "huge" of Cup.size', 'only here: value "large" of Cup.size'],
    ],
    [
      "any value",
      { schemas: cupWith({ size: { type: "string" } }) },
      ['differs: Cup.size takes "small", "large" here, any value there'],
    ],
    [
      "a format",
      { schemas: cupWith({ tags: { type: "array", items: { type: "string", format: "uuid" } } }) },
      ["differs: Cup.tags[] has format none here, uuid there"],
    ],
    [
      "null",
      { schemas: cupWith({ tags: { type: ["array", "null"], items: { type: "string" } } }) },
      ["differs: Cup.tags is never null here, nullable there"],
    ],
    ["a status that we lack", { statuses: ["200", "404"] }, ["only there: status 404 of getCup"]],
    ["no status that we have", { statuses: [] }, ["only here: status 200 of getCup"]],
    ["another operationId", { operationId: "cup" }, ["differs: getCup is called getCup here, cup there"]],
    [
      "other parameters",
      { parameters: [{ name: "lid", in: "query", schema: { type: "boolean" } }] },
      ["only there: query parameter lid of getCup", "only here: path parameter id of getCup"],
    ],
  ])("tells %s", (_, theirs, expected) => {
    expect(differencesOf(theirs)).toEqual(expected);
  });

  it("reads null in the ways of 3.0 and of 3.1 as one", () => {
    const nullable = { type: "array", items: { type: "string" } };
    const theirs = cupWith({ tags: { ...nullable, nullable: true } });
    const ours = cupWith({ tags: { anyOf: [nullable, { type: "null" }] } });
    expect(differencesOf({ openapi: "3.0.3", schemas: theirs }, { schemas: ours })).toEqual([]);
  });

  it("tells an operation that the vendor has no more", () => {
    expect(differencesOf({ path: "/mugs/{id}" })).toEqual(["only here: operation getCup"]);
  });

  it("comes to an end with schemas that hold themselves", () => {
    const recursive = { Cup: { type: "object", properties: { inner: { $ref: "#/components/schemas/Cup" } } } };
    expect(differencesOf({ schemas: recursive }, { schemas: recursive })).toEqual([]);
  });
});
