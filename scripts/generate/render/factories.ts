import type { Api, Schema } from "../model/api.ts";
import type { ExampleType } from "../model/examples.ts";
import { propertyKey } from "../model/names.ts";
import { sampleOf } from "../model/sample.ts";
import { isObject, isReference, resolveReference, schemaReference, toPointer, valueAt } from "../read/references.ts";
import { docComment, literal, type Modules, sentence, typeImports } from "./source-text.ts";

/** A factory for each component schema that is an object: an interface with doc comments, what they build from, and those of a default instance. */
export function renderFactories(api: Api, modules: Modules): string {
  const instances = findInstances(api);
  const factories = api.schemas.flatMap((schema) => {
    const source = describeSource(api, schema, instances.get(schema.name));
    return source ? [{ ...schema, source, method: `build${schema.typeName}` }] : [];
  });
  const methods = factories.map(({ method, typeName, description }) => {
    const comment = docComment(
      [
        description && sentence(description),
        "@param overrides - what differs from the example; later ones win",
        "@throws TypeError that names the path of an invalid override",
      ],
      "  ",
    );
    return `${comment}  ${method}(...overrides: Overrides<schemas.${typeName}>[]): schemas.${typeName};\n`;
  });
  const sources = factories.map(({ method, source }) => `  ${method}: ${literal(source, "  ")},\n`);
  const exported = factories.map(
    ({ method, typeName }) =>
      `/** Builds ${article(typeName)} \`${typeName}\`: {@link Factories.${method}} of a shared instance. */\nexport function ${method}(...overrides: Overrides<schemas.${typeName}>[]): schemas.${typeName} {\n  return common().${method}(...overrides);\n}\n`,
  );
  return [
    imports(modules, factories.length > 0),
    `${docComment(["A function for each schema: it builds objects with the values of the spec's examples, each with keys and ids of its own."])}export interface Factories {\n${methods.join("\n")}}\n`,
    `${docComment(["What each factory builds from."])}const sources = {\n${sources.join("")}} satisfies Readonly<Record<keyof Factories, FactorySource>>;\n`,
    `${docComment(["Creates factories that share nothing with others.", "@param options - where to start counting"])}export function createFactories(options?: FactoryOptions): Factories {\n  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable, checks: schemaChecks }, options);\n}\n`,
    ...(factories.length > 0 ? [common, ...exported] : []),
  ].join("\n");
}

/** Functions, and made at the first call: a bundler leaves out those that nobody calls. */
const common = `let kept: Factories | undefined;\n\nfunction common(): Factories {\n  kept ??= createFactories();\n  return kept;\n}\n`;

function imports(modules: Modules, used: boolean): string {
  const overrides = used ? ", type Overrides" : "";
  const types = used ? `import type * as schemas from ${JSON.stringify(modules.schemas)};\n` : "";
  return `${types}import { schemaChecks } from ${JSON.stringify(modules.checks)};\nimport { bindFactories, type FactoryOptions, type FactorySource${overrides} } from "${modules.core}/factories.js";\nimport { fixtures } from "./fixtures.gen.js";\nimport { schemas as schemaTable } from "./schema-table.gen.js";\n`;
}

function describeSource(api: Api, { name, typeName }: Schema, instance: Instance | undefined): object | undefined {
  const schema = valueAt(api.document, ["components", "schemas", name]);
  const example = instance?.value ?? sampleOf(api.document, schema);
  if (!isObject(example) || Array.isArray(example)) return undefined;
  return {
    ...(name === typeName ? {} : { schema: name }),
    ...(instance ? { from: toPointer([instance.fixture, ...instance.at]).slice(1) } : { value: example }),
  };
}

function article(name: string): string {
  return /^[AEIOU]/i.test(name) ? "an" : "a";
}

/** A getter for each example, so that every access gives an object of its own. */
export function renderFixtures(api: Api, modules: Modules): string {
  const typeNames = new Map(api.schemas.map(({ name, typeName }) => [name, typeName]));
  const local = (type: ExampleType) =>
    "lookup" in type ? type.lookup : `schemas.${typeNames.get(type.schema) ?? "never"}`;
  const getters = api.examples.map(({ name, summary, value, types, loose }) => {
    const checks = (loose ? [] : types).map((type) => ` satisfies ${local(type)}`).join("");
    const comment = docComment([summary && sentence(summary)], "  ");
    return `${comment}  get ${propertyKey(name)}() {\n    return ${literal(value, "    ")}${checks};\n  },\n`;
  });
  const comment = docComment(["The examples of the spec, by name. Each access gives a fresh object."]);
  const text = `${comment}export const fixtures = {\n${getters.join("\n")}};\n`;
  const lookups = typeImports([["operations", modules.openapi] as const, ["paths", modules.openapi] as const], text);
  const namespace = text.includes(" satisfies schemas.")
    ? `import type * as schemas from ${JSON.stringify(modules.schemas)};\n`
    : "";
  return `${lookups}${namespace}\n${text}`;
}

/** Where among the examples an object of a schema stands. */
export interface Instance {
  /** The fixture's name. */
  readonly fixture: string;
  /** The keys and indexes that lead to it from there. */
  readonly at: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** For each component schema the first object among the examples that is one, by the schema's name. */
export function findInstances({ document, examples }: Pick<Api, "document" | "examples">): Map<string, Instance> {
  const found = new Map<string, Instance>();
  const visit = (schema: unknown, value: unknown, fixture: string, at: readonly string[]): void => {
    if (!isObject(schema) || !isObject(value)) return;
    if (isReference(schema)) {
      const name = schemaReference(schema);
      // An array is no object whose properties could be overridden.
      if (name !== undefined && !found.has(name) && !Array.isArray(value)) found.set(name, { fixture, at, value });
      visit(resolveReference(document, schema, []).value, value, fixture, at);
      return;
    }
    for (const [keyword, child] of Object.entries(schema)) {
      if (keyword === "allOf" && Array.isArray(child)) for (const part of child) visit(part, value, fixture, at);
      if (keyword === "items" && Array.isArray(value)) {
        for (const [index, item] of value.entries()) visit(child, item, fixture, [...at, String(index)]);
      }
      if (keyword === "properties" && isObject(child)) {
        for (const [key, member] of Object.entries(child)) {
          if (Object.hasOwn(value, key)) visit(member, value[key], fixture, [...at, key]);
        }
      }
      if (keyword === "additionalProperties") {
        const declared = isObject(schema["properties"]) ? schema["properties"] : {};
        for (const key of Object.keys(value).filter((name) => !Object.hasOwn(declared, name))) {
          visit(child, value[key], fixture, [...at, key]);
        }
      }
    }
  };
  // What is an example of a body as a whole comes before what is a part of one.
  for (const { name, types, value } of examples) {
    for (const type of types) {
      if ("schema" in type && !found.has(type.schema) && isObject(value) && !Array.isArray(value)) {
        found.set(type.schema, { fixture: name, at: [], value });
      }
    }
  }
  for (const { name, types, value } of examples) {
    for (const type of types) {
      if ("schema" in type) visit({ $ref: toPointer(["components", "schemas", type.schema]) }, value, name, []);
    }
  }
  return found;
}
