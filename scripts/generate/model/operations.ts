import type {
  ExternalDocumentationObject,
  MediaTypeObject,
  OpenAPI3,
  OperationObject,
  PathItemObject,
  RequestBodyObject,
  ResponseObject,
  ServerObject,
} from "openapi-typescript";
import { type Located, resolveReference, toPointer } from "../read/references.ts";
import { methodName, nameFromPath } from "./names.ts";
import { type Parameter, type ParameterLocation, readParameters } from "./parameters.ts";

/** An operation, with its references resolved and OpenAPI's defaults filled in. */
export interface Operation {
  /** The client's method. */
  readonly name: string;
  readonly operationId: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly externalDocs: ExternalDocumentationObject | undefined;
  /** The generated type: `operations["…"]`, or a member of `paths` if there is no operationId. */
  readonly type: string;
  readonly parameters: readonly Parameter[];
  /** The request body. The caller chooses one of its media types, by default the first; JSON comes first. */
  readonly body:
    | {
        readonly required: boolean;
        readonly description: string | undefined;
        readonly bodies: readonly Media[];
        readonly pointer: string;
      }
    | undefined;
  readonly responses: readonly OperationResponse[];
  /** Whether a request needs credentials: `security` of the operation, by default that of the document, is not empty. */
  readonly authorized: boolean;
  /** Whether the API accepts requests without credentials. */
  readonly public: boolean;
  /** The operation's or the path's own servers. */
  readonly servers: readonly ServerObject[] | undefined;
}

/** How a body is read and typed: parsed, as text or as bytes. `none` is no body. */
export type BodyKind = "json" | "text" | "binary" | "none";

/** A body of a request or response, in one of its media types. */
export interface Media {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly media: MediaTypeObject;
  /** The path of the media type object in the document. */
  readonly segments: readonly string[];
  /** The TypeScript type of the body, looked up in the generated types. */
  readonly type: string;
}

/** A documented response of an operation. */
export interface OperationResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  /** What the caller should do about it (extension `x-advice`). */
  readonly advice: string | undefined;
  /** JSON first. */
  readonly bodies: readonly Media[];
}

/** Reads all operations of a document, in document order. */
export function readOperations(document: OpenAPI3): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, reference]) => {
    const item = resolveReference<PathItemObject>(document, reference, ["paths", path]);
    return methods.flatMap((method) => {
      const operation = item.value[method];
      if (!operation) return [];
      const { value, segments } = resolveReference<OperationObject>(document, operation, [...item.segments, method]);
      return [readOperation(document, item, { value, segments }, method, path)];
    });
  });
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

function readOperation(
  document: OpenAPI3,
  item: Located<PathItemObject>,
  { value: operation, segments }: Located<OperationObject>,
  method: string,
  path: string,
): Operation {
  const { operationId } = operation;
  // openapi-typescript has no `#` in the names of operations.
  const type = operationId
    ? `operations[${JSON.stringify(operationId.replaceAll("#", "/"))}]`
    : `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
  const body = operation.requestBody && readBody(document, operation.requestBody, type, segments);
  const security = operation.security ?? document.security ?? [];
  return {
    name: operationId ? methodName(operationId) : nameFromPath(method, path),
    operationId,
    method: method.toUpperCase(),
    path,
    pointer: toPointer(segments),
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    externalDocs: operation.externalDocs,
    type,
    parameters: readParameters(document, [item, { value: operation, segments }], bodyKeys(body)),
    body,
    responses: readResponses(document, operation, type, [...segments, "responses"]).map((response) =>
      method === "head" ? { ...response, bodies: [] } : response,
    ),
    authorized: security.length > 0,
    public: security.length === 0 || security.some((schemes) => Object.keys(schemes).length === 0),
    servers: operation.servers ?? item.value.servers,
  };
}

/** The keys of the body in a method's parameters. */
export function bodyKeys(body: Operation["body"]): string[] {
  if (!body) return [];
  return choosesMediaType(body.bodies) ? ["body", "contentType"] : ["body"];
}

function readBody(
  document: OpenAPI3,
  reference: NonNullable<OperationObject["requestBody"]>,
  type: string,
  parent: readonly string[],
): NonNullable<Operation["body"]> {
  const { value, segments } = resolveReference<RequestBodyObject>(document, reference, [...parent, "requestBody"]);
  return {
    required: value.required ?? false,
    description: value.description,
    bodies: readMedia(document, value.content, `NonNullable<${type}["requestBody"]>`, segments),
    pointer: toPointer(segments),
  };
}

function readResponses(
  document: OpenAPI3,
  operation: OperationObject,
  type: string,
  parent: readonly string[],
): OperationResponse[] {
  return Object.entries(operation.responses ?? {}).map(([status, reference]) => {
    const { value, segments } = resolveReference<ResponseObject>(document, reference, [...parent, status]);
    const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
    return {
      status,
      description: value.description,
      advice: readAdvice(value),
      bodies: readMedia(document, value.content, `${type}["responses"][${key}]`, segments),
    };
  });
}

function readAdvice(response: ResponseObject): string | undefined {
  const { "x-advice": advice } = response as { "x-advice"?: unknown }; // an extension, which has no type
  return typeof advice === "string" ? advice : undefined;
}

function readMedia(
  document: OpenAPI3,
  content: Readonly<Record<string, MediaTypeObject | { $ref: string }>> | undefined,
  type: string,
  parent: readonly string[],
): Media[] {
  const bodies = Object.entries(content ?? {}).map(([mediaType, reference]) => ({
    mediaType,
    kind: bodyKind(mediaType),
    media: resolveReference<MediaTypeObject>(document, reference, []).value,
    segments: [...parent, "content", mediaType],
    type: `${type}["content"][${JSON.stringify(mediaType)}]`,
  }));
  return bodies.sort((a, b) => Number(b.kind === "json") - Number(a.kind === "json"));
}

function bodyKind(mediaType: string): BodyKind {
  if (/^[^;]*[/+]json\s*(;|$)/i.test(mediaType)) return "json";
  return /^text\/|^[^;]*[/+](xml|yaml)\s*(;|$)/i.test(mediaType) ? "text" : "binary";
}

/** Whether a status, or a range of them, is a success. `default` is for all other statuses, which are errors. */
export function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The responses of an operation that are successes. `default` is one if no other is. */
export function successes({ responses }: Operation): readonly OperationResponse[] {
  const found = responses.filter(({ status }) => isSuccess(status));
  return found.length > 0 ? found : responses.filter(({ status }) => status === "default");
}

/** The bodies of each success, of one kind: JSON if the response has it. */
export function successBodies(operation: Operation): { status: string; kind: BodyKind; bodies: readonly Media[] }[] {
  return successes(operation).map(({ status, bodies }) => {
    const kind = bodies[0]?.kind ?? "none";
    return { status, kind, bodies: bodies.filter((body) => body.kind === kind) };
  });
}

/**
 * The type of an operation's parameters in one location. If all of them are optional, openapi-typescript makes the group optional, too;
 * a header with a single possible value is optional in the types.
 */
export function parameterGroup({ type, parameters }: Operation, location: ParameterLocation): string {
  const group = `${type}["parameters"][${JSON.stringify(location)}]`;
  const certain = parameters.some(
    (parameter) => parameter.in === location && parameter.required && parameter.constant === undefined,
  );
  return certain ? group : `NonNullable<${group}>`;
}

/** Whether the caller chooses the body's media type: one of several, or one of a range such as `image/*`. */
export function choosesMediaType(bodies: readonly Media[]): boolean {
  return bodies.length > 1 || bodies.some(({ mediaType }) => mediaType.includes("*"));
}
