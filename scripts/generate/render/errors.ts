import { STATUS_CODES } from "node:http";
import { pascalCase } from "change-case";
import type { Api } from "../model/api.ts";
import { docComment, sentence } from "./source-text.ts";

/** A class for each error status that the spec documents. */
export function renderErrors(api: Api): string {
  const classes = statusesOf(api).map((status) => {
    const comment = docComment([`Status ${status}. ${describe(api, status) ?? sentence(STATUS_CODES[status] ?? "")}`]);
    return [
      `${comment}export class ${className(status)} extends ApiError {\n`,
      `  override readonly name = ${JSON.stringify(className(status))};\n  declare readonly status: ${status};\n}\n`,
    ].join("");
  });
  if (classes.length === 0) return "export {};\n";
  return [`import { ApiError } from "./errors.js";\n`, ...classes].join("\n");
}

/** Tables by status: the class of the error, and what to do about it. */
export function renderErrorTables(api: Api): string {
  const statuses = statusesOf(api);
  const entries = statuses.map((status) => `  ${status}: ${className(status)},\n`);
  const advised = statuses.flatMap((status) => {
    const text = responsesOf(api, status).find((response) => response.advice !== undefined)?.advice;
    return text === undefined ? [] : [`  ${status}: ${JSON.stringify(sentence(text))},\n`];
  });
  const classes = statuses.map((status) => className(status)).sort();
  return [
    `import type { ApiError } from "./errors.js";\n`,
    classes.length > 0 ? `import { ${classes.join(", ")} } from "./errors.gen.js";\n` : "",
    `\n/** The class for each status. */\nexport const errorClasses: Readonly<Record<number, typeof ApiError>> = {\n${entries.join("")}};\n`,
    `\n/** Advice on what to do about a status (extension \`x-advice\`). */\nexport const advice: Readonly<Record<number, string>> = {\n${advised.join("")}};\n`,
  ].join("");
}

/** Classes with members of their own, written by hand. */
const handwritten: Readonly<Record<string, string>> = { 429: "RateLimitError" };

/** The class of errors with a status, which can also be a range or `default`. */
export function errorClass(status: string): string {
  return handwritten[status] ?? (hasClass(status) ? className(status) : "ApiError");
}

/** The documented statuses that have a class of their own. */
function statusesOf(api: Api): string[] {
  const statuses = api.operations.flatMap(({ responses }) => responses.map(({ status }) => status));
  return [...new Set(statuses)].filter((status) => hasClass(status)).sort();
}

function hasClass(status: string): boolean {
  return /^[45]\d\d$/.test(status) && STATUS_CODES[status] !== undefined && !(status in handwritten);
}

function className(status: string): string {
  return `${pascalCase((STATUS_CODES[status] ?? "").replaceAll("'", "").replace(/ error$/i, ""))}Error`;
}

/** The description of a status, if all operations have the same. */
function describe(api: Api, status: string): string | undefined {
  const descriptions = [...new Set(responsesOf(api, status).map(({ description }) => sentence(description)))];
  return descriptions.length === 1 ? descriptions[0] : undefined;
}

function responsesOf(api: Api, status: string) {
  return api.operations.flatMap(({ responses }) => responses.filter((response) => response.status === status));
}
