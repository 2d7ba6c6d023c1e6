import type { Api } from "../model/api.ts";
import { docComment } from "./source-text.ts";

/** A type alias for each component schema, so that `Application` is a name. */
export function renderSchemas({ schemas }: Api): string {
  const aliases = schemas.map(
    ({ name, typeName, description }) =>
      `${docComment([description])}export type ${typeName} = components["schemas"][${JSON.stringify(name)}];\n`,
  );
  // A module even where the document has no schemas.
  const body = aliases.length > 0 ? aliases.join("\n") : "export {};\n";
  const imports = aliases.length > 0 ? `import type { components } from "./openapi.gen.js";\n\n` : "";
  return imports + body;
}
