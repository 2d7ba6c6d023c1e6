import { propertyKey } from "../model/names.ts";
import type { Media } from "../model/operations.ts";
import { type Operation, parameterGroup } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import type { SchemaNames } from "./schema-names.ts";
import { docComment } from "./source-text.ts";

/** The parameters that a caller passes: those with one value only are sent by the client. */
export function passedParameters({ parameters }: Operation): Parameter[] {
  return parameters.filter(({ constant }) => constant === undefined);
}

/** A parameter as a member of an interface. */
export function renderParameter(operation: Operation, parameter: Parameter, key: string, indent: string): string {
  const { description, deprecated, required } = parameter;
  const type = `${parameterGroup(operation, parameter.in)}[${JSON.stringify(parameter.name)}]`;
  // A list that the caller has as a constant is as good as a list of its own.
  const value = parameter.arrayOnly ? `readonly NonNullable<${type}>[number][]` : type;
  return `${docComment([description, refusal(parameter), deprecated ? "@deprecated" : undefined], indent)}${indent}readonly ${propertyKey(key)}${
    required ? `: ${value}` : `?: ${value} | undefined`
  };\n`;
}

/** What the client refuses of a parameter that its type lets pass: strings that no URL can hold as one segment of its path. */
function refusal({ in: place, json, schema, values }: Parameter): string | undefined {
  const types: unknown[] = schema && "type" in schema ? [schema.type].flat() : ["string"];
  const free = place === "path" && !json && !values && types.includes("string");
  return free ? 'Any string but `""`, `"."` and `".."`, which are refused: no path can hold them.' : undefined;
}

/** The request's body as a member of an interface; empty where the operation has none. */
export function renderBody({ body }: Operation, names: SchemaNames, indent: string): string {
  if (!body) return "";
  const [media] = body.bodies;
  const type = media ? requestType(media, names) : "undefined";
  return `${docComment([body.description], indent)}${indent}readonly body${body.required ? `: ${type}` : `?: ${type} | undefined`};\n`;
}

/** What a caller may hand over as a body: for bytes and forms whatever fetch takes. */
function requestType(media: Media, names: SchemaNames): string {
  if (/^multipart\/form-data/i.test(media.mediaType)) return "FormData";
  if (/^application\/x-www-form-urlencoded/i.test(media.mediaType)) return "URLSearchParams";
  return media.kind === "binary" ? "Blob | ArrayBuffer | Uint8Array<ArrayBuffer>" : names.typeOf(media);
}
