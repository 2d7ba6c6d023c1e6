import type { Api, Schema } from "../model/api.ts";
import { findBlanks } from "../model/blanks.ts";
import { findInstances, type Instance } from "../model/instances.ts";
import { sampleOf } from "../model/sample.ts";
import { isObject, toPointer, valueAt } from "../spec/json-pointer.ts";
import { docComment, literal, type Modules, sentence } from "./source-text.ts";

/** A factory for each component schema that is an object: an interface with doc comments, what they build from, and those of a default instance. */
export function renderFactories(api: Api, modules: Modules): string {
  const instances = findInstances(api);
  const factories = api.schemas.flatMap((schema) => {
    const source = describeSource(api, schema, instances.get(schema.name));
    return source ? [{ ...schema, source, method: `build${schema.typeName}` }] : [];
  });
  const methods = factories.map(({ method, typeName, description }) => {
    const comment = docComment(
      [description && sentence(description), "@throws TypeError that names the path, for an override that doesn't fit"],
      "  ",
    );
    return `${comment}  ${method}(overrides?: Overrides<schemas.${typeName}>): schemas.${typeName};\n`;
  });
  const sources = factories.map(({ method, source }) => `  ${method}: ${literal(source, "  ")},\n`);
  const exported = factories.map(
    ({ method, typeName }) =>
      `/** Builds ${article(typeName)} \`${typeName}\`: {@link Factories.${method}} of an instance that the module keeps. */\nexport function ${method}(overrides?: Overrides<schemas.${typeName}>): schemas.${typeName} {\n  return common().${method}(overrides);\n}\n`,
  );
  return [
    imports(modules, factories.length > 0),
    `${docComment(["A function for each schema, which builds objects with the values of the spec's examples. Keys, ids, names and times count up."])}export interface Factories {\n${methods.join("\n")}}\n`,
    `${docComment(["What each factory builds from: an example, and what differs from one object to the next."])}const sources = {\n${sources.join("")}} satisfies Readonly<Record<keyof Factories, FactorySource>>;\n`,
    `${docComment(["Makes factories that count by themselves.", "@param options - where to start counting"])}export function createFactories(options?: FactoryOptions): Factories {\n  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable }, options);\n}\n`,
    ...(factories.length > 0 ? [common, ...exported] : []),
  ].join("\n");
}

/** Functions, and made at the first call: a bundler leaves out those that nobody calls. */
const common = `let kept: Factories | undefined;\n\nfunction common(): Factories {\n  kept ??= createFactories();\n  return kept;\n}\n`;

function imports(modules: Modules, used: boolean): string {
  const own = JSON.stringify(modules.testing);
  const overrides = used ? ", type Overrides" : "";
  const types = used ? `import type * as schemas from ${JSON.stringify(modules.schemas)};\n` : "";
  return `${types}import { fixtures } from "./fixtures.gen.js";\nimport { schemas as schemaTable } from "./schema-table.gen.js";\nimport { bindFactories, type FactoryOptions, type FactorySource${overrides} } from ${own};\n`;
}

function describeSource(api: Api, { name, typeName }: Schema, instance: Instance | undefined): object | undefined {
  const schema = valueAt(api.document, ["components", "schemas", name]);
  const example = instance?.value ?? sampleOf(api.document, schema);
  if (!isObject(example) || Array.isArray(example)) return undefined;
  const isTime = (property: string) => valueAt(schema, ["properties", property, "format"]) === "int64";
  const blanks = findBlanks(example, isTime);
  return {
    ...(name === typeName ? {} : { schema: name }),
    ...(instance ? { from: toPointer([instance.fixture, ...instance.at]).slice(1) } : { value: example }),
    ...(Object.keys(blanks).length > 0 ? { blanks } : {}),
  };
}

function article(name: string): string {
  return /^[AEIOU]/i.test(name) ? "an" : "a";
}
