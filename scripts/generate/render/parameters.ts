import { parametersTypeName, propertyKey } from "../model/names.ts";
import { choosesMediaType, type Media, type Operation, parameterGroup } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { hasFormFields } from "../model/types.ts";
import type { SchemaNames } from "./schema-names.ts";
import { docComment } from "./source-text.ts";

type Body = Operation["body"];

/** The type of the object that a method takes: an interface, or a union if the caller chooses the body's media type. */
export function renderParameters(operation: Operation, names: SchemaNames): string {
  const { name, method, path, body } = operation;
  const members = passedParameters(operation).map((parameter) => {
    const { key, description, deprecated, required } = parameter;
    const comment = docComment([description, pathLimits(parameter), deprecated ? "@deprecated" : undefined], "  ");
    return comment + member(key, required, parameterType(operation, parameter));
  });
  const comment = docComment([`Parameters of \`${name}\`: ${method} ${path}.`]);
  const type = parametersTypeName(name);
  const choices = renderChoices(body, names);
  if (choices.length > 1) {
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

/** The body in each of its media types, and no body if a call can leave it out and has to name the type of one that it sends. */
function renderChoices(body: Body, names: SchemaNames): string[] {
  const [first, ...others] = body?.bodies ?? [];
  if (!first) return [];
  const needsNone = !body?.required && first.mediaType.includes("*");
  return [
    renderChoice(body, first, true, names),
    ...others.map((media) => renderChoice(body, media, false, names)),
    ...(needsNone ? ["  | { readonly body?: undefined; readonly contentType?: undefined }\n"] : []),
  ];
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

/** The strings that a path can't contain, unless the parameter's type excludes them. */
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

/** The parameters that a caller passes. Headers with a single possible value are sent by the client itself. */
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
