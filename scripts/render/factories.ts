import type { Api, Schema } from "../model/api.ts";
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
