import type { Api } from "../model/api.ts";
import type { ExampleType } from "../model/examples.ts";
import { propertyKey } from "../model/names.ts";
import { docComment, literal, type Modules, sentence, typeImports } from "./source-text.ts";

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
