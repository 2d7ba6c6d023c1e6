import { isDeepStrictEqual } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import type { Parameter } from "../generate/model/parameters.ts";
import { isObject, isReference, resolveReference, toPointer } from "../generate/read/references.ts";
import { isSameOperation } from "./document.ts";
import { listOf } from "./schemas.ts";

/** A comparison of the vendor's document with ours. */
export interface DocumentComparison {
  /** One line each. Lines begin with `only there: `, `only here: ` or `differs: `. */
  readonly differences: readonly string[];
  /** Number of our operations that the vendor's document has. */
  readonly matched: number;
}

/** State of a comparison. */
interface Comparison {
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
  /** Pairs of schemas that have been compared. Many places refer to the same schemas, and schemas may be recursive. */
  readonly compared: Set<string>;
  report(difference: string): void;
}

/** Compares the operations of our document with those of the same method and path in the vendor's document. */
export function compareDocuments(ours: OpenAPI3, theirs: OpenAPI3): DocumentComparison {
  const differences = new Set<string>();
  const comparison: Comparison = {
    ours,
    theirs,
    compared: new Set(),
    report: (difference) => differences.add(difference),
  };
  const candidates = readOperations(theirs);
  let matched = 0;
  for (const operation of readOperations(ours)) {
    const other = candidates.find((candidate) => isSameOperation(operation, candidate));
    if (!other) {
      comparison.report(`only here: operation ${operation.name}`);
      continue;
    }
    matched += 1;
    if (operation.operationId !== other.operationId) {
      comparison.report(
        `differs: ${operation.name} is called ${operation.operationId} here, ${other.operationId} there`,
      );
    }
    compareParameters(comparison, operation, other);
    compareBodies(comparison, `the request body of ${operation.name}`, operation.body, other.body);
    compareResponses(comparison, operation, other);
  }
  return { differences: [...differences], matched };
}

function compareParameters(comparison: Comparison, ours: Operation, theirs: Operation): void {
  const { report } = comparison;
  const isSame = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in;
  const title = (parameter: Parameter) => `${parameter.in} parameter ${parameter.name} of ${ours.name}`;
  for (const parameter of theirs.parameters) {
    if (!ours.parameters.some(isSame(parameter))) report(`only there: ${title(parameter)}`);
  }
  for (const parameter of ours.parameters) {
    const other = theirs.parameters.find(isSame(parameter));
    if (!other) {
      report(`only here: ${title(parameter)}`);
      continue;
    }
    const requirement = ({ required }: Parameter) => (required ? "required" : "optional");
    if (requirement(parameter) !== requirement(other)) {
      report(`differs: ${title(parameter)} is ${requirement(parameter)} here, ${requirement(other)} there`);
    }
    compareSchemas(
      comparison,
      { document: comparison.ours, schema: parameter.schema, segments: [title(parameter)] },
      { document: comparison.theirs, schema: other.schema, segments: [title(parameter)] },
      title(parameter),
    );
  }
}

function compareResponses(comparison: Comparison, ours: Operation, theirs: Operation): void {
  for (const { status } of theirs.responses) {
    if (!ours.responses.some((response) => response.status === status)) {
      comparison.report(`only there: status ${status} of ${ours.name}`);
    }
  }
  for (const response of ours.responses) {
    const other = theirs.responses.find(({ status }) => status === response.status);
    const title = `status ${response.status} of ${ours.name}`;
    if (other) compareBodies(comparison, title, response, other);
    else comparison.report(`only here: ${title}`);
  }
}

type Bodies = Pick<Operation["responses"][number], "bodies"> | undefined;

function compareBodies(comparison: Comparison, title: string, ours: Bodies, theirs: Bodies): void {
  for (const { mediaType } of theirs?.bodies ?? []) {
    if (!ours?.bodies.some((body) => body.mediaType === mediaType)) {
      comparison.report(`only there: ${mediaType} of ${title}`);
    }
  }
  for (const { mediaType, media, segments } of ours?.bodies ?? []) {
    const other = theirs?.bodies.find((body) => body.mediaType === mediaType);
    if (!other) {
      comparison.report(`only here: ${mediaType} of ${title}`);
      continue;
    }
    compareSchemas(
      comparison,
      { document: comparison.ours, schema: media.schema ?? {}, segments: [...segments, "schema"] },
      { document: comparison.theirs, schema: other.media.schema ?? {}, segments: [...other.segments, "schema"] },
      `the body of ${title}`,
    );
  }
}

/**
 * Compares two schemas by the values that they allow. The names of components may differ.
 *
 * @param title - names the schema in differences, unless it is a component of ours: then its name does
 */
function compareSchemas(comparison: Comparison, ours: SchemaNode, theirs: SchemaNode, title: string): void {
  const [here, there] = [viewSchema(ours), viewSchema(theirs)];
  const pair = `${here.pointer} ${there.pointer}`;
  if (comparison.compared.has(pair)) return;
  comparison.compared.add(pair);
  const name = here.component ?? title;
  const { report } = comparison;

  const compareAspect = (verb: string, one: string, other: string) => {
    if (one !== other) report(`differs: ${name} ${verb} ${one} here, ${other} there`);
  };
  const printTypes = ({ types }: SchemaView) => types.join(" or ") || "anything";
  compareAspect("is", printTypes(here), printTypes(there));
  // Schemas of different types have nothing else in common.
  if (printTypes(here) !== printTypes(there)) return;
  compareAspect("is", here.nullable ? "nullable" : "never null", there.nullable ? "nullable" : "never null");
  compareAspect("has format", here.format ?? "none", there.format ?? "none");
  compareValues(report, here, there, name);
  compareProperties(comparison, here, there, name);
  compareSubschemas(comparison, here.items, there.items, `${name}[]`);
  compareSubschemas(comparison, here.entries, there.entries, `${name}.*`);
  const openness = (view: SchemaView) => (view.closed ? "no additional properties" : "additional properties");
  compareAspect("allows", openness(here), openness(there));
  if (here.variants.length !== there.variants.length) {
    report(`differs: ${name} has ${here.variants.length} variants here, ${there.variants.length} there`);
  } else {
    here.variants.forEach((variant, index) => {
      compareSubschemas(comparison, variant, there.variants[index], `${name} (variant ${index + 1})`);
    });
  }
}

function compareValues(report: Comparison["report"], here: SchemaView, there: SchemaView, name: string): void {
  if (!here.values || !there.values) {
    const list = ({ values }: SchemaView) =>
      values ? values.map((value) => JSON.stringify(value)).join(", ") : "any value";
    if (here.values || there.values) report(`differs: ${name} takes ${list(here)} here, ${list(there)} there`);
    return;
  }
  const lacks = (values: readonly unknown[], value: unknown) => !values.some((each) => isDeepStrictEqual(each, value));
  for (const value of there.values) {
    if (lacks(here.values, value)) report(`only there: value ${JSON.stringify(value)} of ${name}`);
  }
  for (const value of here.values) {
    if (lacks(there.values, value)) report(`only here: value ${JSON.stringify(value)} of ${name}`);
  }
}

function compareProperties(comparison: Comparison, here: SchemaView, there: SchemaView, name: string): void {
  for (const property of there.properties.keys()) {
    if (!here.properties.has(property)) comparison.report(`only there: property ${name}.${property}`);
  }
  for (const [property, ours] of here.properties) {
    const theirs = there.properties.get(property);
    if (!theirs) {
      comparison.report(`only here: property ${name}.${property}`);
      continue;
    }
    const requirement = ({ required }: SchemaView) => (required.has(property) ? "required" : "optional");
    if (requirement(here) !== requirement(there)) {
      comparison.report(`differs: ${name}.${property} is ${requirement(here)} here, ${requirement(there)} there`);
    }
    compareSchemas(comparison, ours, theirs, `${name}.${property}`);
  }
}

function compareSubschemas(
  comparison: Comparison,
  ours: SchemaNode | undefined,
  theirs: SchemaNode | undefined,
  title: string,
): void {
  if (ours && theirs) compareSchemas(comparison, ours, theirs, title);
  else if (ours) comparison.report(`only here: a schema for ${title}`);
  else if (theirs) comparison.report(`only there: a schema for ${title}`);
}

/** A schema object, its document, and its path in the document. */
interface SchemaNode {
  readonly document: unknown;
  readonly schema: unknown;
  readonly segments: readonly string[];
}

/** A schema of OpenAPI 3.0 or 3.1 in a common form, with references resolved and `allOf` merged. */
interface SchemaView {
  /** Name of the component, if the schema is one or is only a reference to one. */
  readonly component: string | undefined;
  /** Identifies the schema within its document. */
  readonly pointer: string;
  /** JSON types without `null`, in alphabetical order; empty for any type. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly values: readonly unknown[] | undefined;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  readonly items: SchemaNode | undefined;
  /** Schema of `additionalProperties`; `undefined` if it allows any value or none. */
  readonly entries: SchemaNode | undefined;
  /** Whether `additionalProperties` is `false`. */
  readonly closed: boolean;
  /** The alternatives of `oneOf` and `anyOf`. */
  readonly variants: readonly SchemaNode[];
}

type Schema = Readonly<Record<string | number, unknown>>;

function viewSchema(node: SchemaNode): SchemaView {
  const { value, segments } = resolveReference<unknown>(node.document, node.schema, node.segments);
  const own: Schema = isObject(value) ? value : {};
  const at = (schema: unknown, ...keys: string[]): SchemaNode => ({
    document: node.document,
    schema,
    segments: [...segments, ...keys],
  });
  const parts = listOf(own["allOf"]).map((part, index) => viewSchema(at(part, "allOf", String(index))));
  const last = <T>(pick: (view: SchemaView) => T | undefined): T | undefined =>
    parts.map(pick).findLast((each) => each !== undefined);

  const alternatives = [...listOf(own["oneOf"]), ...listOf(own["anyOf"])];
  const variants = alternatives
    .filter((each) => !isNull(each))
    .map((each) => at(each, `variant ${alternatives.indexOf(each)}`));
  // OpenAPI 3.1 can express a nullable schema as two alternatives, one of which is null.
  const single = variants.length === 1 && alternatives.length > 1 ? variants[0] : undefined;
  if (single && Object.keys(own).every((key) => ["oneOf", "anyOf", "description"].includes(key))) {
    return { ...viewSchema(single), nullable: true };
  }
  const properties = isObject(own["properties"]) ? Object.entries(own["properties"]) : [];
  const entries = own["additionalProperties"];
  return {
    component: segments[1] === "schemas" && segments.length === 3 ? segments[2] : last(({ component }) => component),
    pointer: toPointer(segments),
    types: typesOf(own) ?? last(({ types }) => (types.length > 0 ? types : undefined)) ?? [],
    nullable: own["nullable"] === true || listOf(own["type"]).includes("null") || alternatives.some(isNull),
    format: typeof own["format"] === "string" ? own["format"] : last(({ format }) => format),
    values: enumOf(own) ?? last(({ values }) => values),
    properties: new Map([
      ...parts.flatMap((part) => [...part.properties]),
      ...properties.map(([name, schema]) => [name, at(schema, "properties", name)] as const),
    ]),
    required: new Set([...parts.flatMap((part) => [...part.required]), ...listOf(own["required"]).map(String)]),
    items: isObject(own["items"]) ? at(own["items"], "items") : last(({ items }) => items),
    entries:
      isObject(entries) && Object.keys(entries).length > 0
        ? at(entries, "additionalProperties")
        : last((part) => part.entries),
    closed: entries === false || parts.some(({ closed }) => closed),
    variants: variants.length > 0 ? variants : parts.flatMap((part) => part.variants),
  };
}

function typesOf(schema: Schema): string[] | undefined {
  const types = [schema["type"]].flat().filter((type) => typeof type === "string" && type !== "null");
  if (types.length > 0) return types.map(String).sort();
  if (isObject(schema["properties"]) || schema["additionalProperties"] !== undefined) return ["object"];
  return isObject(schema["items"]) ? ["array"] : undefined;
}

function enumOf(schema: Schema): unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  // In OpenAPI 3.0, the enum of a nullable schema has to list null.
  return Array.isArray(schema["enum"]) ? schema["enum"].filter((value) => value !== null) : undefined;
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && !isReference(schema) && schema["type"] === "null";
}
