import { isObject, resolveReference, schemaReference, toPointer } from "../read/references.ts";
import type { Api, Schema } from "./api.ts";
import { parametersTypeName, valueName } from "./names.ts";
import { type Media, type Operation, successBodies } from "./operations.ts";
import type { Parameter } from "./parameters.ts";
import { isFlat, type Shape, shapesOf } from "./types.ts";

/** Something from which no correct code can be generated, with its place in the document. */
export interface Unsupported {
  readonly pointer: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  readonly rule: "clash" | "unsupported";
}

/** Finds what OpenAPI allows and the client doesn't support. Its methods would fail, or ignore what the spec says. */
export function findUnsupported({ document, operations, schemas }: Api): Unsupported[] {
  const ofOperations = operations.flatMap((operation) => [
    ...checkMethod(operation),
    ...operation.parameters.flatMap((parameter) => checkParameter(document, parameter)),
    ...(operation.body?.bodies ?? []).flatMap(checkRequestBody),
    ...checkResponses(operation),
  ]);
  return [...schemas.flatMap((schema) => checkComposition(document, schema)), ...ofOperations];
}

function unsupported(pointer: string, message: string, advice: string): Unsupported[] {
  return [{ pointer, message, advice, rule: "unsupported" }];
}

/** No value can be built for a schema that is composed of itself. One that refers to itself from a property or an item is fine. */
function checkComposition(document: unknown, { name, pointer }: Schema): Unsupported[] {
  const visited = new Set<unknown>();
  const isComposedOfItself = (schema: unknown): boolean => {
    const { value } = resolveReference<unknown>(document, schema, []);
    if (!isObject(value) || visited.has(value)) return false;
    visited.add(value);
    const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => [value[keyword]].flat());
    return parts.some((part) => schemaReference(part) === name || isComposedOfItself(part));
  };
  if (!isComposedOfItself({ $ref: pointer })) return [];
  const message = `The schema \`${name}\` is composed of itself.`;
  return unsupported(
    pointer,
    message,
    "Correct it. To nest a schema in itself, refer to it from a property or an item.",
  );
}

function checkMethod({ method, pointer, body }: Operation): Unsupported[] {
  if (method === "TRACE") {
    return unsupported(pointer, "`fetch` can't send a TRACE request.", "Leave the operation out.");
  }
  if (!body || (method !== "GET" && method !== "HEAD")) return [];
  return unsupported(body.pointer, `\`fetch\` can't send a ${method} request with a body.`, "Leave the body out.");
}

/** The styles that openapi-fetch supports, by location and shape (OpenAPI 3.1, "Style Values"). */
const styles: Readonly<Record<string, Readonly<Record<Shape, readonly string[]>>>> = {
  path: { scalar: ["simple"], array: ["simple"], object: ["simple"] },
  query: {
    scalar: ["form"],
    array: ["form", "spaceDelimited", "pipeDelimited"],
    object: ["form", "deepObject"],
  },
  header: { scalar: ["simple"], array: ["simple"], object: [] },
  cookie: { scalar: ["form"], array: [], object: [] },
};

function checkParameter(document: unknown, parameter: Parameter): Unsupported[] {
  const { name, in: place, pointer, mediaType, schema, style, explode } = parameter;
  const what = `The ${place} parameter \`${name}\``;
  const asJson = "Describe it by `content` as `application/json`";
  if (mediaType !== undefined) {
    if (/[/+]json\s*(;|$)/i.test(mediaType)) return [];
    return unsupported(
      pointer,
      `${what} has the media type ${mediaType}.`,
      "Describe it by a `schema`, or as `application/json`.",
    );
  }
  const shapes = shapesOf(document, schema);
  const shape = [...shapes].find((each) => !styles[place]?.[each].includes(style));
  if (shape) {
    const kind = shape === "scalar" ? "a single value" : `an ${shape}`;
    const supported = styles[place]?.[shape] ?? [];
    return unsupported(
      pointer,
      `${what} is ${kind} in the style \`${style}\`, which the client doesn't support.`,
      supported.length > 0 ? `Use the style \`${supported.join("` or `")}\`.` : `${asJson}.`,
    );
  }
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  if (explode && (isDelimited || (place === "path" && shapes.has("object")))) {
    const message = `${what} has \`explode: true\` in the style \`${style}\`, which the client doesn't support.`;
    return unsupported(pointer, message, "Set `explode: false`.");
  }
  if (isFlat(document, schema)) return [];
  const message = `${what} has lists or objects within a list or an object, which no style supports.`;
  return unsupported(pointer, message, `${asJson}, or simplify its schema.`);
}

function checkRequestBody({ mediaType, media, segments }: Media): Unsupported[] {
  if (/^multipart\/(?!form-data)/i.test(mediaType)) {
    const message = `The client can't send a body of the type ${mediaType}.`;
    return unsupported(toPointer(segments), message, "Use `multipart/form-data`.");
  }
  return Object.entries(media.encoding ?? {}).flatMap(([field, encoding]) => {
    const keyword = Object.keys(isObject(encoding) ? encoding : {}).find((key) => !/^(contentType|x-.*)$/.test(key));
    if (!keyword) return [];
    const message = `The client doesn't support \`${keyword}\` for the field \`${field}\` of a form.`;
    return unsupported(toPointer([...segments, "encoding", field, keyword]), message, "Remove it.");
  });
}

/** A method has to know how to read the response before it arrives. */
function checkResponses(operation: Operation): Unsupported[] {
  const kinds = new Set(successBodies(operation).flatMap(({ kind }) => (kind === "none" ? [] : [kind])));
  if (kinds.size <= 1) return [];
  const message = `The successful responses have bodies of different kinds: ${[...kinds].join(" and ")}.`;
  return unsupported(`${operation.pointer}/responses`, message, "Use JSON, text or binary data for all of them.");
}

/** Finds types, methods, base URLs, fixtures and parameters of a method whose different names would be the same in code. */
export function findClashes(api: Api): Unsupported[] {
  return [
    // The names of validators: those of types may differ in case alone.
    ...clashes(api.schemas, (schema) => [valueName(schema.typeName, "schema"), `schema \`${schema.name}\``]),
    // The names of the parameters' types: methods that differ in the case of their first letter would share one.
    ...clashes(api.operations, (operation) => [
      parametersTypeName(operation.name),
      `operation \`${operation.operationId ?? `${operation.method} ${operation.path}`}\``,
    ]),
    ...clashes(api.servers, (server) => [server.name, `server ${server.url}`]),
    ...clashes(api.examples, (example) => [example.name, `example at ${example.pointer.replace(/\/value$/, "")}`]),
    ...api.operations.flatMap(({ parameters }) =>
      clashes(parameters, (parameter) => [parameter.key, `${parameter.in} parameter \`${parameter.name}\``]),
    ),
  ];
}

function clashes<T extends { readonly pointer: string }>(
  items: readonly T[],
  describe: (item: T) => [name: string, what: string],
): Unsupported[] {
  const byName = new Map<string, T>();
  return items.flatMap((item): Unsupported[] => {
    const [name, what] = describe(item);
    const other = byName.get(name);
    if (!other) byName.set(name, item);
    if (!other) return [];
    return [
      {
        pointer: item.pointer,
        message: `The ${what} would have the same name in code as the ${describe(other)[1]}: \`${name}\`.`,
        advice: "Rename one of the two, so that they differ in more than case and punctuation.",
        rule: "clash",
      },
    ];
  });
}
