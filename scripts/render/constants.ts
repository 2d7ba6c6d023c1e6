import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import { docComment, literal, sentence } from "./source-text.ts";

/** The values of each enum, and the base URL of each server. */
export function renderConstants({ enumerations, servers }: Api): string {
  const values = enumerations.map(
    ({ name, of, description, values }) =>
      `${docComment([`The values of \`${of}\`.`, description])}export const ${name} = ${list(values)} as const;\n`,
  );
  const entries = servers.map(
    ({ name, url, description }) =>
      `${docComment([description && sentence(description)], "  ")}  ${propertyKey(name)}: ${JSON.stringify(url)},\n`,
  );
  const urls = `${docComment(["The API's base URLs, by name."])}export const servers = {\n${entries.join("")}} as const;\n`;
  return [urls, ...values].join("\n");
}

function list(values: readonly unknown[]): string {
  return `[${values.map((value) => literal(value)).join(", ")}]`;
}
