import { STATUS_CODES } from "node:http";
import { pascalCase } from "change-case";
import type { Api } from "../model/api.ts";
import { docComment, type Modules, sentence } from "./source-text.ts";

/** 429 has a class with more to it, written by hand. */
const handwritten = new Set(["429"]);

/** A class for each error status that the spec documents, the table that finds it, and what to do about each. */
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
  const told = statuses.flatMap((status) => {
    const text = answersOf(api, status).find((answer) => answer.advice !== undefined)?.advice;
    return text === undefined ? [] : [`  ${status}: ${JSON.stringify(sentence(text))},\n`];
  });
  const advice = `/** What to do about a status, where the spec tells. */\nexport const advice: Readonly<Record<number, string>> = {\n${told.join("")}};\n`;
  const table = `/** The class for each status. */\nexport const errorClasses: Readonly<Record<number, typeof ApiError>> = {\n${entries.join("")}};\n`;
  const imports = `import { ApiError } from ${JSON.stringify(modules.error)};\n\n`;
  return `${imports}${[...classes, table, advice].join("\n")}`;
}

function className(status: string): string {
  return `${pascalCase((STATUS_CODES[status] ?? "").replaceAll("'", "").replace(/ error$/i, ""))}Error`;
}

/** What the spec says of a status, where all operations say the same. */
function describe(api: Api, status: string): string | undefined {
  const descriptions = [...new Set(answersOf(api, status).map(({ description }) => sentence(description)))];
  return descriptions.length === 1 ? descriptions[0] : undefined;
}

function answersOf(api: Api, status: string) {
  return api.operations.flatMap(({ answers }) => answers.filter((answer) => answer.status === status));
}
