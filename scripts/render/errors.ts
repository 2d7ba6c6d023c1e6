import { STATUS_CODES } from "node:http";
import { pascalCase } from "change-case";
import type { Api } from "../model/api.ts";
import { docComment, type Modules, sentence } from "./source-text.ts";

/** 429 has a class with more to it, written by hand. */
const handwritten = new Set(["429"]);

/** A class for each error status that the spec documents, and the table that finds it. */
export function renderErrors(api: Api, modules: Modules): string {
  const statuses = [...new Set(api.operations.flatMap(({ answers }) => answers.map(({ status }) => status)))]
    .filter((status) => /^[45]\d\d$/.test(status) && STATUS_CODES[status] !== undefined && !handwritten.has(status))
    .sort();
  const classes = statuses.map((status) => {
    const comment = docComment([`Status ${status}. ${describe(api, status) ?? sentence(STATUS_CODES[status] ?? "")}`]);
    return [
      `${comment}export class ${className(status)} extends ApiError {\n`,
      `  override readonly name = ${JSON.stringify(className(status))};\n  declare readonly status: ${status};\n}\n`,
    ].join("");
  });
  const entries = statuses.map((status) => `  ${status}: ${className(status)},\n`);
  const table = `/** The class for each status. */\nexport const errorClasses = {\n${entries.join("")}} as const;\n`;
  const imports = statuses.length > 0 ? `import { ApiError } from ${JSON.stringify(modules.error)};\n\n` : "";
  return `${imports}${[...classes, table].join("\n")}`;
}

function className(status: string): string {
  return `${pascalCase((STATUS_CODES[status] ?? "").replaceAll("'", "").replace(/ error$/i, ""))}Error`;
}

/** What the spec says of a status, where all operations say the same. */
function describe(api: Api, status: string): string | undefined {
  const all = api.operations.flatMap(({ answers }) => answers.filter((answer) => answer.status === status));
  const descriptions = [...new Set(all.map(({ description }) => sentence(description)))];
  return descriptions.length === 1 ? descriptions[0] : undefined;
}
