import { isDeepStrictEqual } from "node:util";
import { type SchemaNode, type SchemaView, viewSchema } from "./view.ts";

/** A difference in one line, which a person can copy into the list of the deliberate ones. */
export type Difference = string;

/** Where a comparison of schemas tells what it found. */
export interface SchemaComparison {
  /** Pairs that have been compared: many places lead to the same schemas, and some lead to themselves. */
  readonly compared: Set<string>;
  report(difference: Difference): void;
}

/** Compares two schemas by their shape. Names don't count: below one of our components, places are called by its name. */
export function compareSchemas(
  comparison: SchemaComparison,
  ours: SchemaNode,
  theirs: SchemaNode,
  place: string,
): void {
  const [here, there] = [viewSchema(ours), viewSchema(theirs)];
  const pair = `${here.pointer} ${there.pointer}`;
  if (comparison.compared.has(pair)) return;
  comparison.compared.add(pair);
  const name = here.component ?? place;
  const { report } = comparison;

  const said = (aspect: string, one: string, other: string) => {
    if (one !== other) report(`differs: ${name} ${aspect} ${one} here, ${other} there`);
  };
  said("is", typesIn(here), typesIn(there));
  // Of different types, nothing else can be compared.
  if (typesIn(here) !== typesIn(there)) return;
  said("is", here.nullable ? "nullable" : "never null", there.nullable ? "nullable" : "never null");
  said("has format", here.format ?? "none", there.format ?? "none");
  compareValues(report, here, there, name);
  compareProperties(comparison, here, there, name);
  compareParts(comparison, here.items, there.items, `${name}[]`);
  compareParts(comparison, here.entries, there.entries, `${name}.*`);
  if (here.closed !== there.closed) {
    report(`differs: ${name} ${here.closed ? "is closed here, open" : "is open here, closed"} there`);
  }
  if (here.variants.length !== there.variants.length) {
    report(`differs: ${name} has ${here.variants.length} variants here, ${there.variants.length} there`);
  } else {
    here.variants.forEach((variant, index) => {
      compareParts(comparison, variant, there.variants[index], `${name} (variant ${index + 1})`);
    });
  }
}

function typesIn({ types }: SchemaView): string {
  return types.join(" or ") || "anything";
}

function compareValues(report: (text: Difference) => void, here: SchemaView, there: SchemaView, name: string): void {
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

function compareProperties(comparison: SchemaComparison, here: SchemaView, there: SchemaView, name: string): void {
  for (const property of there.properties.keys()) {
    if (!here.properties.has(property)) comparison.report(`only there: property ${name}.${property}`);
  }
  for (const [property, ours] of here.properties) {
    const theirs = there.properties.get(property);
    if (!theirs) {
      comparison.report(`only here: property ${name}.${property}`);
      continue;
    }
    const word = (view: SchemaView) => (view.required.has(property) ? "required" : "optional");
    if (word(here) !== word(there)) {
      comparison.report(`differs: ${name}.${property} is ${word(here)} here, ${word(there)} there`);
    }
    compareSchemas(comparison, ours, theirs, `${name}.${property}`);
  }
}

function compareParts(
  comparison: SchemaComparison,
  ours: SchemaNode | undefined,
  theirs: SchemaNode | undefined,
  place: string,
): void {
  if (ours && theirs) compareSchemas(comparison, ours, theirs, place);
  else if (ours) comparison.report(`only here: what ${place} holds`);
  else if (theirs) comparison.report(`only there: what ${place} holds`);
}
