import { type Api, readServers } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import {
  choosesMediaType,
  type Media,
  type Operation,
  parameterGroup,
  successBodies,
  successes,
} from "../model/operations.ts";
import { hasFormFields, type Parameter, shapesOf } from "../model/parameters.ts";
import { operationTypes, type SchemaNames } from "./schema-names.ts";
import { docComment, inline } from "./source-text.ts";

type Body = Operation["body"];

/** The parameters that a caller passes. The client itself sends headers with a single possible value. */
export function passedParameters({ parameters }: Operation): Parameter[] {
  return parameters.filter(({ constant }) => constant === undefined);
}

/** Whether a call has to pass parameters. */
export function requiresParameters(operation: Operation): boolean {
  return passedParameters(operation).some(({ required }) => required) || operation.body?.required === true;
}

/** The parameters whose values add properties to the response (extension `x-expands`). */
export function expandable(operation: Operation): Parameter[] {
  return passedParameters(operation).filter(({ expands }) => expands !== undefined);
}

/** The type of the object that a method takes: an interface, or a union if the caller chooses the body's media type. */
export function renderParameters(operation: Operation, names: SchemaNames): string {
  const { name, method, path, body } = operation;
  const members = passedParameters(operation).map((parameter) => {
    const { key, description, deprecated, required } = parameter;
    const comment = docComment([description, pathLimits(parameter), deprecated ? "@deprecated" : undefined], "  ");
    return comment + member(key, required, parameterType(operation, parameter));
  });
  const comment = docComment([`Parameters of \`${name}\`: ${method} ${path}.`]);
  const type = operationTypes(operation).parameters;
  if (body && body.bodies.length > 1) {
    const choices = body.bodies.map((media, index) => renderChoice(body, media, index === 0, names));
    const others = members.length > 0 ? `{\n${members.join("")}} & ` : "";
    return `${comment}export type ${type} = ${others}(\n${choices.join("")});\n\n`;
  }
  const [media] = body?.bodies ?? [];
  if (media) members.push(...bodyMembers(body, media, true, names));
  if (members.length === 0) return `${comment}export type ${type} = Readonly<Record<string, never>>;\n\n`;
  return `${comment}export interface ${type} {\n${members.join("")}}\n\n`;
}

function member(key: string, required: boolean, type: string): string {
  return `  readonly ${propertyKey(key)}${required ? `: ${type}` : `?: ${type} | undefined`};\n`;
}

/** The body in one of its media types. */
function renderChoice(body: Body, media: Media, isFirst: boolean, names: SchemaNames): string {
  const members = bodyMembers(body, media, isFirst, names).join("");
  return `  | {\n${members.replaceAll(/^/gm, "    ").trimEnd()}\n    }\n`;
}

/** The members for the body in a media type. The caller names the type if it is a range, or not the first of several. */
function bodyMembers(body: Body, media: Media, isFirst: boolean, names: SchemaNames): string[] {
  const { mediaType } = media;
  const isRange = mediaType.includes("*");
  const isDefault = isFirst && !isRange;
  const required = body?.required || !isDefault;
  const members = [docComment([body?.description], "  "), member("body", required, requestType(media, names))];
  if (!choosesMediaType(body?.bodies ?? [])) return members;
  const contentType = isRange ? `\`${mediaType.replaceAll("*", "$" + "{string}")}\`` : JSON.stringify(mediaType);
  const comment = docComment([`Media type of the body.${isDefault ? " This one is the default." : ""}`], "  ");
  return [...members, comment, member("contentType", !isDefault, contentType)];
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
function pathLimits({ in: place, mediaType, schema, values }: Parameter): string | undefined {
  const types: unknown[] = schema && "type" in schema ? [schema.type].flat() : ["string"];
  const isFree = place === "path" && !mediaType && !values && types.includes("string");
  return isFree ? 'Any string except `""`, `"."` and `".."`, which a path can\'t contain.' : undefined;
}

/** The type of a request body. A form is an object with its fields, or fetch's own form; binary data can be whatever fetch accepts. */
function requestType(media: Media, names: SchemaNames): string {
  const { schema } = media.media;
  const fields = schema === undefined ? [] : [names.typeOfSchema(media)];
  if (/^multipart\/form-data/i.test(media.mediaType)) return [...fields, "FormData"].join(" | ");
  if (/^application\/x-www-form-urlencoded/i.test(media.mediaType)) {
    return [...(hasFormFields(names.document, schema) ? fields : []), "URLSearchParams"].join(" | ");
  }
  return media.kind === "binary" ? "Blob | ArrayBuffer | Uint8Array<ArrayBuffer>" : names.typeOf(media);
}

/** What the client has to know about each operation that openapi-fetch's defaults and the spec's own servers and security don't say. */
export function renderRequestDefaults(api: Api): string {
  const entries = api.operations.flatMap((operation) => {
    const members = requestDefaults(api.document, operation);
    const key = JSON.stringify(`${operation.method} ${operation.path}`);
    return members.length > 0 ? [`  ${key}: {\n${members.map((member) => `    ${member},\n`).join("")}  },\n`] : [];
  });
  return [
    docComment([
      "Options that requests need beyond openapi-fetch's defaults: headers with a single possible value, media types, styles of query parameters, servers and security.",
    ]),
    `export const requestDefaults: Readonly<Record<string, RequestDefaults>> = {\n${entries.join("")}};\n`,
  ].join("");
}

/** The headers that an operation requires and that have a single possible value. */
export function constantHeaders({ parameters }: Operation): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, constant }) => (constant === undefined ? [] : [[name, constant]])),
  );
}

function requestDefaults(document: unknown, operation: Operation): string[] {
  const { body, authorized, servers } = operation;
  const headers = { ...acceptHeader(operation), ...constantHeaders(operation) };
  const [media] = body?.bodies ?? [];
  const contentType = media?.mediaType.includes("*") ? undefined : media?.mediaType;
  const parseAs = readAs(operation);
  const pathLists = operation.parameters
    .filter(({ in: place, mediaType }) => place === "path" && mediaType === undefined)
    .filter(({ schema }) => [...shapesOf(document, schema)].some((shape) => shape !== "scalar"))
    .map(({ name }) => name);
  const querySerializer = renderQuerySerializer(document, operation);
  return [
    ...(Object.keys(headers).length > 0 ? [`headers: ${inline(headers)}`] : []),
    ...(contentType && contentType !== "application/json" ? [`contentType: ${JSON.stringify(contentType)}`] : []),
    ...(querySerializer ? [`querySerializer: ${querySerializer}`] : []),
    ...(parseAs ? [`parseAs: ${JSON.stringify(parseAs)}`] : []),
    ...(pathLists.length > 0 ? [`pathLists: ${inline(pathLists)}`] : []),
    ...(authorized ? [] : ["anonymous: true"]),
    ...(servers
      ? [`servers: ${inline(Object.fromEntries(readServers(servers).map(({ name, url }) => [name, url])))}`]
      : []),
  ];
}

/** How the body of a response is read, unless as JSON. A body that the spec doesn't document is not parsed. */
function readAs(operation: Operation): "blob" | "text" | undefined {
  const found = successBodies(operation);
  const kind = found.find(({ kind }) => kind !== "none")?.kind ?? "none";
  if (kind === "binary") return "blob";
  return kind === "text" || (kind === "none" && found.some(({ status }) => status !== "204")) ? "text" : undefined;
}

/** If a success can have a media type that the client doesn't read, the request has to ask for those that it does. */
function acceptHeader(operation: Operation): Record<string, string> {
  const read = successBodies(operation).flatMap(({ bodies }) => bodies.map(({ mediaType }) => mediaType));
  const all = successes(operation).flatMap(({ bodies }) => bodies);
  return read.length < all.length ? { Accept: [...new Set(read)].join(", ") } : {};
}

/** The serializer of an operation's query, if a parameter has another style than openapi-fetch's default. */
function renderQuerySerializer(document: unknown, operation: Operation): string | undefined {
  const styles = passedParameters(operation).flatMap((parameter) => {
    const { in: place, mediaType, name, style, explode, schema, allowReserved } = parameter;
    if (place !== "query" || mediaType !== undefined) return [];
    const shapes = shapesOf(document, schema);
    const array = shapes.has("array") ? { array: { style, explode } } : {};
    const object = shapes.has("object") ? { object: { style, explode: explode || style === "deepObject" } } : {};
    const options = { ...array, ...object, ...(allowReserved ? { allowReserved } : {}) };
    return Object.keys(options).length > 0 ? [[name, options] as const] : [];
  });
  if (styles.every(([, options]) => isDefault(options))) return undefined;
  // One style for all of them can be an option of openapi-fetch, unless it would apply to single values.
  const distinct = new Set(styles.map(([, style]) => JSON.stringify(style)));
  const [first] = styles;
  return distinct.size === 1 && first && !("allowReserved" in first[1])
    ? inline(first[1])
    : `serializeQuery(${inline(Object.fromEntries(styles))})`;
}

interface Style {
  readonly array?: { readonly style: string; readonly explode: boolean };
  readonly object?: { readonly style: string; readonly explode: boolean };
  readonly allowReserved?: boolean;
}

function isDefault({ array, object, allowReserved }: Style): boolean {
  const plainArray = !array || (array.style === "form" && array.explode);
  return plainArray && (!object || object.style === "deepObject") && !allowReserved;
}
