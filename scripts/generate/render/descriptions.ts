import { type Api, readServers } from "../model/api.ts";
import { type Operation, successBodies, successes } from "../model/operations.ts";
import { shapesOf, typesOf } from "../model/types.ts";
import { passedParameters } from "./parameters.ts";
import { docComment, inline } from "./source-text.ts";

/** What the client has to know about each operation, by method and path. */
export function renderDescriptions(api: Api): string {
  const entries = api.operations.map((operation) => {
    const members = describeOperation(api.document, operation).map((member) => `    ${member},\n`);
    return `  ${JSON.stringify(`${operation.method} ${operation.path}`)}: {\n${members.join("")}  },\n`;
  });
  return [
    docComment([
      "What the client has to know about each operation: the bodies of its responses, and what requests need beyond openapi-fetch's defaults (headers with a single possible value, media types, styles of query parameters, servers and security).",
    ]),
    `export const descriptions: Readonly<Record<string, OperationDescription>> = {\n${entries.join("")}};\n`,
  ].join("");
}

/** The headers that an operation requires and that have a single possible value. */
export function constantHeaders({ parameters }: Operation): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, constant }) => (constant === undefined ? [] : [[name, constant]])),
  );
}

function describeOperation(document: unknown, operation: Operation): string[] {
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
    `responses: ${inline(successKinds(document, operation))}`,
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

/** The kind of each success's body, by status. */
function successKinds(document: unknown, operation: Operation): Record<string, string> {
  return Object.fromEntries(
    successBodies(operation).map(({ status, kind, bodies }) => {
      const isObjects =
        kind === "json" && bodies.every(({ media }) => [...typesOf(document, media.schema)].join() === "object");
      return [status.toUpperCase(), isObjects ? "object" : kind];
    }),
  );
}
