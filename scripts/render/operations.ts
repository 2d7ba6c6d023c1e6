import type { Api } from "../model/api.ts";
import { propertyKey, typeName } from "../model/names.ts";
import { isSuccess, type Media, type Operation, parameterGroup } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { schemaReference } from "../model/references.ts";
import { describeForClient } from "./operation-table.ts";
import { docComment, literal, type Modules, sentence, typeImports } from "./source-text.ts";

/** What the client is made of: a type for each method's parameters, the methods as an interface, and the table that they run on. */
export function renderOperations(api: Api, modules: Modules): string {
  const names = new SchemaNames(api);
  const parts = [
    ...api.operations.map((operation) => renderParameters(operation, names)),
    `/** The methods of the client, one for each operation. */\nexport interface Operations {\n${api.operations
      .map((operation) => renderMethod(operation, names))
      .join("\n")}}\n`,
    renderTable(api),
  ];
  const text = parts.join("\n");
  const imports = typeImports(
    [
      ...(["components", "operations", "paths"] as const).map((name) => [name, modules.openapi] as const),
      ...names.imports().map((name) => [name, modules.schemas] as const),
      ["CallOptions", modules.client],
      ["OperationDescription", modules.client],
    ],
    text,
  );
  return `${imports}\n${text}`;
}

/** The names by which schemas are known in the file: their own, unless the file has that name for something else. */
class SchemaNames {
  readonly #byName: ReadonlyMap<string, readonly [imported: string, local: string]>;

  constructor({ schemas, operations }: Api) {
    const taken = new Set([
      ...["CallOptions", "OperationDescription", "Operations", "Promise", "Record", "NonNullable", "Readonly", "Blob"],
      ...operations.map((operation) => parametersName(operation)),
    ]);
    this.#byName = new Map(
      schemas.map(({ name, typeName }) => [name, [typeName, taken.has(typeName) ? `${typeName}Schema` : typeName]]),
    );
  }

  /** The type of a body: the schema's name where it has one. */
  typeOf({ kind, media, type }: Media): string {
    if (kind === "none") return "undefined";
    if (kind === "text") return "string";
    if (kind === "binary") return "Blob";
    const schema = schemaReference(media.schema);
    return (schema !== undefined && this.#byName.get(schema)?.[1]) || type;
  }

  imports(): string[] {
    return [...this.#byName.values()].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  }
}

function renderParameters(operation: Operation, names: SchemaNames): string {
  const { method, path, body } = operation;
  const shown = operation.parameters.filter(({ constant }) => constant === undefined);
  const members = shown.map(
    (parameter) =>
      docComment([parameter.description, parameter.deprecated ? "@deprecated" : undefined], "  ") +
      `  readonly ${propertyKey(parameter.key)}${parameter.required ? "" : "?"}: ${parameterType(operation, parameter)};\n`,
  );
  if (body) {
    const type = [...new Set(body.bodies.map((media) => requestType(media, names)))].join(" | ") || "undefined";
    const optional = body.required ? ["", ""] : ["?", " | undefined"];
    members.push(`${docComment([body.description], "  ")}  readonly body${optional[0]}: ${type}${optional[1]};\n`);
  }
  const comment = docComment([`The parameters of \`${operation.name}\`: ${method} ${path}.`]);
  return members.length > 0
    ? `${comment}export interface ${parametersName(operation)} {\n${members.join("")}}\n`
    : `${comment}export type ${parametersName(operation)} = Readonly<Record<string, never>>;\n`;
}

function parameterType(operation: Operation, parameter: Parameter): string {
  const type = `${parameterGroup(operation, parameter.in)}[${JSON.stringify(parameter.name)}]`;
  const value = parameter.array ? `readonly NonNullable<${type}>[number][]` : type;
  return parameter.required ? value : `${value} | undefined`;
}

/** What a caller may hand over as a body: for bytes whatever fetch takes. */
function requestType(media: Media, names: SchemaNames): string {
  if (/^multipart\/form-data/i.test(media.mediaType)) return "FormData";
  if (/^application\/x-www-form-urlencoded/i.test(media.mediaType)) return "URLSearchParams";
  return media.kind === "binary" ? "Blob | ArrayBuffer | Uint8Array<ArrayBuffer>" : names.typeOf(media);
}

function renderMethod(operation: Operation, names: SchemaNames): string {
  const { name, summary, description, deprecated, externalDocs, answers, method, path } = operation;
  const optional =
    operation.parameters.some(({ required, constant }) => required && constant === undefined) ||
    operation.body?.required;
  const comment = docComment(
    [
      summary && sentence(summary),
      description,
      `\`${method} ${path}\``,
      `@param parameters - ${parameterList(operation)}`,
      "@param options - what concerns this call alone",
      ...answers
        .filter(({ status }) => !isSuccess(status))
        .map(({ status, description }) => `@throws ${status}: ${sentence(description)}`),
      deprecated ? "@deprecated" : undefined,
      externalDocs && `@see ${externalDocs.url}`,
    ],
    "  ",
  );
  const parameters = `parameters${optional ? "" : "?"}: ${parametersName(operation)}`;
  return `${comment}  ${propertyKey(name)}(${parameters}, options?: CallOptions): Promise<${answerType(operation, names)}>;\n`;
}

function parameterList({ parameters, body }: Operation): string {
  const keys = parameters.filter(({ constant }) => constant === undefined).map(({ key }) => `\`${key}\``);
  const all = [...keys, ...(body ? ["`body`"] : [])];
  return all.length > 0 ? all.join(", ") : "none; there for those that the operation may get";
}

function answerType({ answers }: Operation, names: SchemaNames): string {
  const successes = answers.filter(({ status }) => isSuccess(status));
  const types = successes.flatMap(({ bodies }) =>
    bodies.length > 0 ? bodies.map((body) => names.typeOf(body)) : ["undefined"],
  );
  return [...new Set(types)].join(" | ") || "unknown";
}

function renderTable(api: Api): string {
  const entries = api.operations.map(
    (operation) => `  ${propertyKey(operation.name)}: ${literal(describeForClient(operation), "  ")},\n`,
  );
  return `${docComment(["How each operation travels: method, path, serialisation of parameters, headers that never vary."])}export const operationDescriptions = {\n${entries.join("")}} as const satisfies Readonly<Record<keyof Operations, OperationDescription>>;\n`;
}

function parametersName({ name }: Operation): string {
  return `${typeName(name)}Parameters`;
}
