import type { OpenAPI3 } from "openapi-typescript";
import type { Api } from "../model/api.ts";
import { propertyKey, typeName } from "../model/names.ts";
import { isSuccess, type Media, type Operation, parameterGroup, successBodies } from "../model/operations.ts";
import type { Parameter, ParameterLocation } from "../model/parameters.ts";
import { resolveReference } from "../model/references.ts";
import { isObject } from "../spec/json-pointer.ts";
import { errorClass } from "./errors.ts";
import { operationTypes, SchemaNames } from "./schema-names.ts";
import { docComment, literal, type Modules, sentence, typeImports } from "./source-text.ts";

/**
 * The client's methods: the types of their parameters, an interface of all methods, the functions themselves, and what openapi-fetch
 * has to be told about an operation.
 */
export function renderOperations(api: Api, modules: Modules): string {
  const names = new SchemaNames(api);
  const unused = api.operations.length === 0 ? "_" : "";
  const text = [
    ...api.operations.map((operation) => renderParameters(operation, names)),
    "/** The methods of a client, one for each operation. */\n",
    `export interface Operations {\n${api.operations.map((one) => renderMethodType(one, names)).join("\n")}}\n\n`,
    docComment([
      "Creates the methods of a client.",
      "@param client - calls by path",
      "@param unwrap - returns the response body or throws",
      "@returns the methods",
    ]),
    `export function createOperations(${unused}client: OperationClient, ${unused}unwrap: Unwrap): Operations {\n`,
    `  return {\n${api.operations.map((operation) => renderMethod(api.document, operation)).join("")}  };\n}\n\n`,
    renderRequestDefaults(api),
  ].join("");
  const imports = typeImports(
    [
      ...(["components", "operations", "paths"] as const).map((name) => [name, modules.openapi] as const),
      ...names.imports().map((name) => [name, modules.schemas] as const),
      ["CallOptions", modules.options],
      ...(["ApiPromise", "Expanded", "OperationClient", "RequestDefaults", "Unwrap"] as const).map(
        (name) => [name, modules.result] as const,
      ),
    ],
    text,
  );
  const serializer = text.includes("serializeQuery(")
    ? `import { serializeQuery } from ${JSON.stringify(modules.query)};\n`
    : "";
  return `${imports}${serializer}\n${text}`;
}

/** The parameters that a caller passes. The client itself sends headers with a single possible value. */
function passedParameters({ parameters }: Operation): Parameter[] {
  return parameters.filter(({ constant }) => constant === undefined);
}

/** The headers that an operation requires and that have a single possible value. */
export function constantHeaders({ parameters }: Operation): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, constant }) => (constant === undefined ? [] : [[name, constant]])),
  );
}

function renderParameters(operation: Operation, names: SchemaNames): string {
  const { name, method, path, body } = operation;
  const members = passedParameters(operation).map((parameter) => {
    const { key, description, deprecated, required } = parameter;
    const comment = docComment([description, pathLimits(parameter), deprecated ? "@deprecated" : undefined], "  ");
    const type = parameter.expands ? typeVariable(parameter) : parameterType(operation, parameter);
    return `${comment}  readonly ${propertyKey(key)}${required ? `: ${type}` : `?: ${type} | undefined`};\n`;
  });
  if (body) {
    const [media] = body.bodies;
    const type = media ? requestType(media, names) : "undefined";
    members.push(
      `${docComment([body.description], "  ")}  readonly body${body.required ? `: ${type}` : `?: ${type} | undefined`};\n`,
    );
  }
  const comment = docComment([`Parameters of \`${name}\`: ${method} ${path}.`]);
  const type = operationTypes(operation).parameters;
  if (members.length === 0) return `${comment}export type ${type} = Readonly<Record<string, never>>;\n\n`;
  const variables = expandable(operation).map((parameter) => {
    const list = parameterType(operation, parameter);
    return `${typeVariable(parameter)} extends ${list} = ${list}`;
  });
  return `${comment}export interface ${type}${generic(variables)} {\n${members.join("")}}\n\n`;
}

/** The type of a parameter. Lists may be readonly. */
function parameterType(operation: Operation, parameter: Parameter): string {
  if (parameter.expands && parameter.values) {
    const values = parameter.values.map((value) => JSON.stringify(value));
    return `readonly ${values.length > 1 ? `(${values.join(" | ")})` : values[0]}[]`;
  }
  const type = `${parameterGroup(operation, parameter.in)}[${JSON.stringify(parameter.name)}]`;
  return parameter.arrayOnly ? `readonly NonNullable<${type}>[number][]` : type;
}

/** What a path can't contain, where the parameter's type doesn't exclude it. */
function pathLimits({ in: place, json, schema, values }: Parameter): string | undefined {
  const types: unknown[] = schema && "type" in schema ? [schema.type].flat() : ["string"];
  const isFree = place === "path" && !json && !values && types.includes("string");
  return isFree ? 'Any string except `""`, `"."` and `".."`, which a path can\'t contain.' : undefined;
}

/** The type of a request body. Binary bodies and forms can be whatever fetch accepts. */
function requestType(media: Media, names: SchemaNames): string {
  if (/^multipart\/form-data/i.test(media.mediaType)) return "FormData";
  if (/^application\/x-www-form-urlencoded/i.test(media.mediaType)) return "URLSearchParams";
  return media.kind === "binary" ? "Blob | ArrayBuffer | Uint8Array<ArrayBuffer>" : names.typeOf(media);
}

function renderMethodType(operation: Operation, names: SchemaNames): string {
  const { name, summary, description, deprecated, externalDocs, answers, method, path } = operation;
  const isRequired = passedParameters(operation).some(({ required }) => required) || operation.body?.required;
  const errors = answers.filter(({ status }) => !isSuccess(status));
  const comment = docComment(
    [
      summary && sentence(summary),
      description,
      `\`${method} ${path}\``,
      `@param parameters - ${parameterList(operation)}`,
      "@param options - options of this call",
      "@returns a promise of the response body",
      ...errors.map(
        ({ status, description }) => `@throws {@link ${errorClass(status)}} ${status}: ${firstSentence(description)}`,
      ),
      "@throws {@link CallError} for any other failure, TypeError if a parameter or option is unsuitable",
      deprecated ? "@deprecated" : undefined,
      externalDocs && `@see ${externalDocs.url}`,
    ],
    "  ",
  );
  const variables = expandable(operation).map(
    (parameter) => `const ${typeVariable(parameter)} extends ${parameterType(operation, parameter)} = []`,
  );
  const typeArguments = expandable(operation).map(typeVariable);
  const parameters = `parameters${isRequired ? "" : "?"}: ${operationTypes(operation).parameters}${generic(typeArguments)}`;
  return `${comment}  ${propertyKey(name)}${generic(variables)}(${parameters}, options?: CallOptions): ApiPromise<${resultType(operation, names)}>;\n`;
}

function parameterList(operation: Operation): string {
  const names = [...passedParameters(operation).map(({ key }) => key), ...(operation.body ? ["body"] : [])];
  return names.map((name) => `\`${name}\``).join(", ") || "none";
}

function generic(variables: readonly string[]): string {
  return variables.length > 0 ? `<${variables.join(", ")}>` : "";
}

/** The parameters whose values add properties to the response (extension `x-expands`). */
function expandable(operation: Operation): Parameter[] {
  return passedParameters(operation).filter(({ expands }) => expands !== undefined);
}

function typeVariable({ key }: Parameter): string {
  return typeName(key);
}

/** The type of an operation's response body, with the properties that its expandable parameters add. */
function resultType(operation: Operation, names: SchemaNames): string {
  const types = successBodies(operation).flatMap(({ bodies }) =>
    bodies.length > 0 ? bodies.map((body) => names.typeOf(body)) : ["undefined"],
  );
  return expandable(operation).reduce(
    (type, parameter) => `Expanded<${type}, ${inline(parameter.expands)}, ${typeVariable(parameter)}>`,
    [...new Set(types)].join(" | ") || "unknown",
  );
}

function firstSentence(text: string): string {
  const line = sentence(text);
  return line.match(/^.+?[.!?](?= [A-Z])/)?.[0] ?? line;
}

const locations = ["path", "query", "header", "cookie"] as const satisfies ParameterLocation[];

/** A method as a function: it calls openapi-fetch with the parameters where they belong. */
function renderMethod(document: OpenAPI3, operation: Operation): string {
  const { name, method, path, body } = operation;
  const passed = passedParameters(operation);
  // A parameter whose name is no identifier needs one of its own.
  const local = ({ key }: Parameter, index: number) =>
    /^[a-z]\w*$/i.test(key) && !reserved.has(key) ? key : `value${index + 1}`;
  const variables = new Map(passed.map((parameter, index) => [parameter, local(parameter, index)]));
  const names = [
    ...passed.map((parameter) => property(parameter.key, variables.get(parameter))),
    ...(body ? ["body"] : []),
  ];
  const groups = locations.flatMap((place) => {
    const here = passed.filter((parameter) => parameter.in === place);
    const members = here.map((parameter) => property(parameter.name, written(parameter, variables.get(parameter))));
    return here.length > 0 ? [`${place}: { ${members.join(", ")} }`] : [];
  });
  const init = [
    "...options",
    ...(groups.length > 0 ? [`params: { ${groups.join(", ")} }`] : []),
    ...(body ? ["body"] : []),
  ];
  const isRequired = passed.some(({ required }) => required) || body?.required;
  const parameters = names.length > 0 ? `{ ${names.join(", ")} }${isRequired ? "" : " = {}"}` : "_";
  const call = `client.${method}(${JSON.stringify(path)}, { ${init.join(", ")} })`;
  return `    ${propertyKey(name)}: (${parameters}, options) =>\n      unwrap(${call}, ${inline(successKinds(document, operation))}),\n`;
}

/** Words that can't name a variable. */
const reserved = new Set(
  (
    "arguments await body break case catch class client const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null options package private protected public return " +
    "static super switch this throw true try typeof undefined unwrap var void while with yield"
  ).split(" "),
);

function property(key: string, variable: string | undefined): string {
  return variable === key ? key : `${propertyKey(key)}: ${variable}`;
}

/** A parameter described by a media type travels as JSON. */
function written({ json }: Parameter, variable: string | undefined): string | undefined {
  return json ? `${variable} === undefined ? undefined : JSON.stringify(${variable})` : variable;
}

/** What the body of each success is, by status. */
function successKinds(document: OpenAPI3, operation: Operation): Record<string, string> {
  return Object.fromEntries(
    successBodies(operation).map(({ status, kind, bodies }) => {
      const isObjects = kind === "json" && bodies.every(({ media }) => isObjectSchema(document, media.schema));
      return [status.toUpperCase(), isObjects ? "object" : kind];
    }),
  );
}

/** Whether all values of a schema are objects, as far as the schema says so itself. */
function isObjectSchema(document: OpenAPI3, schema: unknown): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value)) return false;
  const { type, properties, allOf, nullable } = value as { [keyword: string]: unknown };
  if (type !== undefined) return type === "object" && nullable !== true;
  return properties !== undefined || (Array.isArray(allOf) && allOf.some((part) => isObjectSchema(document, part)));
}

function renderRequestDefaults(api: Api): string {
  const entries = api.operations.flatMap((operation) => {
    const members = requestDefaults(operation);
    const key = JSON.stringify(`${operation.method} ${operation.path}`);
    return members.length > 0 ? [`  ${key}: {\n${members.map((member) => `    ${member},\n`).join("")}  },\n`] : [];
  });
  return [
    docComment([
      "Options that requests need beyond openapi-fetch's defaults: headers with a single possible value, media types, and styles of query parameters.",
    ]),
    `export const requestDefaults: Readonly<Record<string, RequestDefaults>> = {\n${entries.join("")}};\n`,
  ].join("");
}

function requestDefaults(operation: Operation): string[] {
  const [body] = operation.body?.bodies ?? [];
  const headers = {
    ...acceptHeader(operation),
    ...(body &&
      !/^(application\/json|multipart\/form-data)\b/i.test(body.mediaType) && { "Content-Type": body.mediaType }),
    ...constantHeaders(operation),
  };
  const kinds = successBodies(operation).map(({ kind }) => kind);
  const parseAs = kinds.includes("binary")
    ? "blob"
    : kinds.includes("text") && !kinds.includes("json")
      ? "text"
      : undefined;
  const isRaw =
    body &&
    body.kind !== "json" &&
    !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(body.mediaType);
  const querySerializer = renderQuerySerializer(operation);
  return [
    ...(Object.keys(headers).length > 0 ? [`headers: ${inline(headers)}`] : []),
    ...(querySerializer ? [`querySerializer: ${querySerializer}`] : []),
    ...(isRaw ? ["bodySerializer: (body) => body"] : []),
    ...(parseAs ? [`parseAs: ${JSON.stringify(parseAs)}`] : []),
  ];
}

/** If a success can have a media type that the client doesn't read, the request has to ask for those that it does. */
function acceptHeader(operation: Operation): Record<string, string> {
  const read = successBodies(operation).flatMap(({ bodies }) => bodies.map(({ mediaType }) => mediaType));
  const all = operation.answers.filter(({ status }) => isSuccess(status)).flatMap(({ bodies }) => bodies);
  return read.length < all.length ? { Accept: [...new Set(read)].join(", ") } : {};
}

/** The serializer of an operation's query, if a list or an object has another style than openapi-fetch's default. */
function renderQuerySerializer(operation: Operation): string | undefined {
  const styles = passedParameters(operation).flatMap(({ in: place, json, name, style, explode, schema }) => {
    const types: unknown[] = schema && "type" in schema ? [schema.type].flat() : [];
    const type = types.includes("array") ? "array" : types.includes("object") ? "object" : undefined;
    return place === "query" && !json && type ? [[name, { [type]: { style, explode } }] as const] : [];
  });
  const isDefault = ([, { array, object }]: (typeof styles)[number]) =>
    (array ?? object)?.explode && (array ? array.style === "form" : object?.style === "deepObject");
  if (styles.every(isDefault)) return undefined;
  const distinct = new Set(styles.map(([, style]) => JSON.stringify(style)));
  const [first] = styles;
  return distinct.size === 1 ? inline(first?.[1]) : `serializeQuery(${inline(Object.fromEntries(styles))})`;
}

/** A JSON value as source text in one line. */
function inline(value: unknown): string {
  return literal(value)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/"(\d{3})":/g, "$1:")
    .replaceAll(/\{ \}/g, "{}");
}
