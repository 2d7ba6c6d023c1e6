import type { Api, Schema } from "../model/api.ts";
import { type ExampleType, sampleOf } from "../model/examples.ts";
import { propertyKey } from "../model/names.ts";
import { isObject, isReference, resolveReference, schemaReference, toPointer, valueAt } from "../read/references.ts";
import { docComment, literal, sentence, typeImports } from "./source-text.ts";

/** A getter for each example, so that every access returns a new object. */
export function renderFixtures(api: Api): string {
  const typeNames = new Map(api.schemas.map(({ name, typeName }) => [name, typeName]));
  const typeOf = (type: ExampleType) =>
    "lookup" in type ? type.lookup : `schemas.${typeNames.get(type.schema) ?? "never"}`;
  const getters = api.examples.map(({ name, summary, value, types, exact }) => {
    const checks = (exact ? types : []).map((type) => ` satisfies ${typeOf(type)}`).join("");
    const comment = docComment([summary && sentence(summary)], "  ");
    return `${comment}  get ${propertyKey(name)}() {\n    return ${literal(value, "    ")}${checks};\n  },\n`;
  });
  const comment = docComment(["The examples of the spec, by name. Each access returns a new object."]);
  const text = `${comment}export const fixtures = {\n${getters.join("\n")}};\n`;
  const namespace = text.includes(" satisfies schemas.") ? 'import type * as schemas from "@ld-rest/types";\n' : "";
  return `${typeImports({ "@ld-rest/types": ["operations", "paths"] }, text)}${namespace}\n${text}`;
}

/** A factory for each component schema that is an object: an interface with doc comments, the values to build from, and functions. */
export function renderFactories(api: Api): string {
  const instances = findInstances(api);
  const factories = api.schemas.flatMap((schema) => {
    const source = describeSource(api, schema, instances.get(schema.name));
    return source ? [{ ...schema, source, method: `build${schema.typeName}` }] : [];
  });
  const methods = factories.map(({ method, typeName, description }) => {
    const comment = docComment(
      [
        `Builds an object of type \`${typeName}\`.`,
        description && sentence(description),
        "@param overrides - properties that differ from the spec's example",
        "@throws TypeError for an invalid override",
      ],
      "  ",
    );
    return `${comment}  ${method}(...overrides: Overrides<schemas.${typeName}>[]): schemas.${typeName};\n`;
  });
  const sources = factories.map(({ method, source }) => `  ${method}: ${literal(source, "  ")},\n`);
  return [
    imports,
    docComment([
      "Factories, one for each schema. They copy the spec's examples and give each object unique keys and IDs.",
      "Later overrides take precedence over earlier ones. Errors name the path of the invalid property.",
    ]),
    `export interface Factories {\n${methods.join("\n")}}\n\n`,
    docComment(["The value that each factory copies."]),
    `const sources = {\n${sources.join("")}} satisfies Readonly<Record<keyof Factories, FactorySource>>;\n\n`,
    docComment([
      "Creates factories with their own counters.",
      "@param options - `seed`, the number of the first object",
    ]),
    "export function createFactories(options?: FactoryOptions): Factories {\n",
    "  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable, checks: schemaChecks }, options);\n}\n",
    sharedInstance,
    ...factories.map(({ method, typeName }) => renderSharedFactory(method, typeName)),
  ].join("");
}

const imports = `import type * as schemas from "@ld-rest/types";
import { schemaChecks } from "@ld-rest/types/schemas";
import { bindFactories, type FactoryOptions, type FactorySource, type Overrides } from "./core/factories.js";
import { fixtures } from "./fixtures.gen.js";
import { schemas as schemaTable } from "./schema-table.gen.js";

`;

/** Functions rather than constants, with an instance made at the first call: a bundler leaves out those that nobody calls. */
const sharedInstance =
  "\nlet shared: Factories | undefined;\n\nfunction sharedFactories(): Factories {\n  shared ??= createFactories();\n  return shared;\n}\n";

function renderSharedFactory(method: string, typeName: string): string {
  return [
    `\n/** {@link Factories.${method}} with counters that all callers share. */\n`,
    `export function ${method}(...overrides: Overrides<schemas.${typeName}>[]): schemas.${typeName} {\n`,
    `  return sharedFactories().${method}(...overrides);\n}\n`,
  ].join("");
}

/** The value that a factory builds from: a pointer into the fixtures, or a sample. None if the schema isn't an object. */
function describeSource(
  api: Api,
  { name, typeName }: Schema,
  instance: Instance | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const example = instance?.value ?? sampleOf(api.document, valueAt(api.document, ["components", "schemas", name]));
  if (!isObject(example) || Array.isArray(example)) return undefined;
  return {
    ...(name === typeName ? {} : { schema: name }),
    ...(instance ? { from: toPointer([instance.fixture, ...instance.path]).slice(1) } : { value: example }),
  };
}

/** An object of a schema within a fixture. */
interface Instance {
  /** The fixture's name. */
  readonly fixture: string;
  /** The keys and indexes that lead to the object. */
  readonly path: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** For each component schema, by name, the first object in the examples. */
export function findInstances({ document, examples }: Pick<Api, "document" | "examples">): Map<string, Instance> {
  const found = new Map<string, Instance>();
  const add = (schema: string, value: unknown, fixture: string, path: readonly string[]): void => {
    if (!found.has(schema) && isObject(value) && !Array.isArray(value)) found.set(schema, { fixture, path, value });
  };
  const visit = (schema: unknown, value: unknown, fixture: string, path: readonly string[]): void => {
    if (!isObject(schema) || !isObject(value)) return;
    if (isReference(schema)) {
      const name = schemaReference(schema);
      if (name !== undefined) add(name, value, fixture, path);
      visit(resolveReference(document, schema, []).value, value, fixture, path);
      return;
    }
    // In the order of the keywords: the first object counts.
    for (const [keyword, child] of Object.entries(schema)) {
      if (keyword === "allOf" && Array.isArray(child)) for (const part of child) visit(part, value, fixture, path);
      for (const [key, member] of Object.entries(value)) {
        const schemaOfMember = memberSchema(schema, keyword, key, Array.isArray(value));
        if (schemaOfMember !== undefined) visit(schemaOfMember, member, fixture, [...path, key]);
      }
    }
  };
  const ofComponents = examples.flatMap(({ name, types, value }) =>
    types.flatMap((type) => ("schema" in type ? [{ name, schema: type.schema, value }] : [])),
  );
  // Examples of whole bodies come before parts of them.
  for (const { name, schema, value } of ofComponents) add(schema, value, name, []);
  for (const { name, schema, value } of ofComponents) {
    visit({ $ref: toPointer(["components", "schemas", schema]) }, value, name, []);
  }
  return found;
}

/** The schema that a keyword gives to a member of an object or array. */
function memberSchema(
  schema: Readonly<Record<string, unknown>>,
  keyword: string,
  key: string,
  isArray: boolean,
): unknown {
  if (keyword === "items") return isArray ? schema[keyword] : undefined;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const isDeclared = Object.hasOwn(properties, key);
  if (keyword === "properties") return isDeclared ? properties[key] : undefined;
  return keyword === "additionalProperties" && !isDeclared ? schema[keyword] : undefined;
}
