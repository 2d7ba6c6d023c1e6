import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import { isSuccess, type Operation, successBodies } from "../model/operations.ts";
import { errorClass } from "./errors.ts";
import { renderDescription } from "./operation-table.ts";
import { passedParameters, renderBody, renderParameter } from "./parameter-types.ts";
import { operationTypes, SchemaNames } from "./schema-names.ts";
import { docComment, type Modules, sentence, typeImports } from "./source-text.ts";

/** What the client is made of: a type for each method's parameters, the methods as an interface, and the table that they run on. */
export function renderOperations(api: Api, modules: Modules): string {
  const names = new SchemaNames(api);
  const methods = api.operations.map((operation) => renderMethod(operation, names));
  const text = [
    ...api.operations.map((operation) => renderParameters(operation, names)),
    `/** The methods of the client, one for each operation. */\nexport interface Operations {\n${methods.join("\n")}}\n`,
    renderTable(api),
  ].join("\n");
  const imports = typeImports(
    [
      ...(["components", "operations", "paths"] as const).map((name) => [name, modules.openapi] as const),
      ...names.imports().map((name) => [name, modules.schemas] as const),
      ["ApiPromise", modules.call],
      ["CallOptions", modules.operation],
      ["OperationDescription", modules.operation],
    ],
    text,
  );
  const serialize = text.includes(": serialize.")
    ? `import * as serialize from ${JSON.stringify(modules.serialize)};\n`
    : "";
  return `${imports}${serialize}\n${text}`;
}

function renderParameters(operation: Operation, names: SchemaNames): string {
  const { name, method, path } = operation;
  const members = passedParameters(operation).map((one) => renderParameter(operation, one, one.key, "  "));
  const body = renderBody(operation, names, "  ");
  const comment = docComment([`The parameters of \`${name}\`: ${method} ${path}.`]);
  const type = operationTypes(operation).parameters;
  return members.length > 0 || body
    ? `${comment}export interface ${type} {\n${members.join("")}${body}}\n`
    : `${comment}export type ${type} = Readonly<Record<string, never>>;\n`;
}

function renderMethod(operation: Operation, names: SchemaNames): string {
  const { name, summary, description, deprecated, externalDocs, answers, method, path } = operation;
  const required = passedParameters(operation).some((one) => one.required) || operation.body?.required;
  const comment = docComment(
    [
      summary && sentence(summary),
      description,
      `\`${method} ${path}\``,
      `@param parameters - ${parameterList(operation)}`,
      "@param options - what concerns this call alone",
      "@returns a promise of what a success brings; its `withResponse()` gives the response too",
      ...answers
        .filter(({ status }) => !isSuccess(status))
        .map(({ status, description }) => `@throws \`${errorClass(status)}\` (${status}): ${sentence(description)}`),
      ...(answers.some(({ status }) => status === "default") ? [] : ["@throws `ApiError`: every other error status"]),
      "@throws `NetworkError`, `TimeoutError` or `MalformedResponseError`: no answer came, none in time, or none that can be read",
      "@throws `TypeError`: a parameter, the token or an option can't be used; nothing was sent",
      "@throws the reason of `signal`, once it aborts",
      deprecated ? "@deprecated" : undefined,
      externalDocs && `@see ${externalDocs.url}`,
    ],
    "  ",
  );
  const parameters = `parameters${required ? "" : "?"}: ${operationTypes(operation).parameters}`;
  return `${comment}  ${propertyKey(name)}(${parameters}, options?: CallOptions): ApiPromise<${answerType(operation, names)}>;\n`;
}

function parameterList(operation: Operation): string {
  const all = [...passedParameters(operation).map(({ key }) => key), ...(operation.body ? ["body"] : [])];
  return all.length > 0
    ? all.map((key) => `\`${key}\``).join(", ")
    : "none; there for those that the operation may get";
}

function answerType(operation: Operation, names: SchemaNames): string {
  const types = successBodies(operation).flatMap(({ bodies }) =>
    bodies.length > 0 ? bodies.map((body) => names.typeOf(body)) : ["undefined"],
  );
  return [...new Set(types)].join(" | ") || "unknown";
}

function renderTable(api: Api): string {
  const entries = api.operations.map(
    (operation) => `  ${propertyKey(operation.name)}: ${renderDescription(api.document, operation)},\n`,
  );
  const comment = docComment([
    "How each operation travels: method, path, how its parameters are written, headers that never vary.",
  ]);
  return `${comment}export const operationDescriptions = {\n${entries.join("")}} satisfies Readonly<Record<keyof Operations, OperationDescription>>;\n`;
}
