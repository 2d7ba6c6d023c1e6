import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import type { Answer, Operation } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { sampleOf } from "../model/sample.ts";
import { isObject, pointerSegments, resolveReference, schemaReference, valueAt } from "../read/references.ts";
import { constantHeaders } from "./parameters.ts";
import { docComment, literal } from "./source-text.ts";

/** What the fake API knows about each operation: where it is, what a request must contain, and examples of its responses. */
export function renderRoutes(api: Api): string {
  const entries = api.operations.map(
    (operation) => `  ${propertyKey(operation.name)}: ${literal(describeRoute(api, operation), "  ")},\n`,
  );
  const comment = docComment(["The operations as a server sees them: path, requests and examples of responses."]);
  return `${comment}export const routes = {\n${entries.join("")}} as const;\n`;
}

function describeRoute(api: Api, operation: Operation): object {
  const { method, path, body } = operation;
  return {
    method,
    path,
    public: !needsToken(api, operation),
    parameters: operation.parameters
      .filter(({ constant }) => constant === undefined)
      .map((parameter) => describeParameter(api, parameter)),
    headers: constantHeaders(operation),
    ...(body ? { body: { required: body.required, mediaTypes: body.bodies.map(({ mediaType }) => mediaType) } } : {}),
    responses: Object.fromEntries(
      operation.answers.map((answer) => [answer.status, describeResponse(api, operation, answer)]),
    ),
  };
}

/** Whether every alternative of the operation's security, or of the document's, has a scheme. */
function needsToken({ document }: Api, { pointer }: Operation): boolean {
  const own = valueAt(document, [...pointerSegments(pointer), "security"]) ?? document.security ?? [];
  return Array.isArray(own) && own.length > 0 && own.every((one) => isObject(one) && Object.keys(one).length > 0);
}

function describeParameter({ document }: Api, parameter: Parameter): object {
  const { name, in: place, required, style, explode, schema, mediaType, expands } = parameter;
  const items = schema && "items" in schema ? resolveReference<unknown>(document, schema.items, []).value : undefined;
  return {
    name,
    in: place,
    required,
    style,
    explode,
    types: typesOf(schema),
    items: typesOf(items),
    ...(schema && "properties" in schema ? { members: Object.keys(schema.properties ?? {}) } : {}),
    json: mediaType !== undefined,
    ...(expands ? { expands } : {}),
  };
}

function typesOf(schema: unknown): unknown[] {
  if (!isObject(schema)) return [];
  const { type, enum: values, allOf, anyOf, oneOf } = schema;
  if (type !== undefined) return [type].flat();
  const parts = [allOf, anyOf, oneOf].flat().flatMap((part) => typesOf(part));
  if (parts.length > 0 || !Array.isArray(values)) return [...new Set(parts)];
  return [...new Set(values.map((value) => typeof value))];
}

function describeResponse(api: Api, { name }: Operation, { status, bodies }: Answer): object {
  const examples = api.examples
    .filter(({ answers }) => answers.some((use) => use.operation === name && use.status === status))
    .map((example) => example.name);
  const [first] = bodies;
  const needsSample = status.startsWith("2") && examples.length === 0 && first !== undefined;
  const { example, examples: named = {}, schema } = first?.media ?? {};
  const given: unknown = example ?? Object.values(named).map((one) => Object(one).value)[0];
  const sample = given ?? (first?.kind === "json" ? sampleOf(api.document, schema) : "");
  const component = schemaReference(bodies.find(({ kind }) => kind === "json")?.media.schema);
  return {
    mediaTypes: bodies.map(({ mediaType }) => mediaType),
    ...(component === undefined ? {} : { schema: component }),
    examples,
    ...(needsSample ? { sample } : {}),
  };
}
