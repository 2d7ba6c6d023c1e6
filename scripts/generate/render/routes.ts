import type { Api } from "../model/api.ts";
import { sampleOf } from "../model/examples.ts";
import { propertyKey } from "../model/names.ts";
import type { Operation, OperationResponse } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { typesOf } from "../model/types.ts";
import { schemaReference } from "../read/references.ts";
import { constantHeaders } from "./descriptions.ts";
import { docComment, literal } from "./source-text.ts";

/** The operations as the fake API needs them: path, required parts of a request, and examples of responses. */
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
    public: operation.public,
    parameters: operation.parameters
      .filter(({ constant }) => constant === undefined)
      .map((parameter) => describeParameter(api, parameter)),
    headers: constantHeaders(operation),
    ...(body ? { body: { required: body.required, mediaTypes: body.bodies.map(({ mediaType }) => mediaType) } } : {}),
    responses: Object.fromEntries(
      operation.responses.map((response) => [response.status, describeResponse(api, operation, response)]),
    ),
  };
}

function describeParameter({ document }: Api, parameter: Parameter): object {
  const { name, in: place, required, style, explode, schema, mediaType, example, expands } = parameter;
  const items = schema && "items" in schema ? schema.items : undefined;
  return {
    name,
    in: place,
    required,
    style,
    explode,
    types: [...typesOf(document, schema)],
    items: [...typesOf(document, items)],
    ...(schema && "properties" in schema ? { members: Object.keys(schema.properties ?? {}) } : {}),
    json: mediaType !== undefined,
    ...(example === undefined ? {} : { example }),
    ...(expands ? { expands } : {}),
  };
}

function describeResponse(api: Api, { name }: Operation, { status, bodies }: OperationResponse): object {
  const examples = api.examples
    .filter(({ responses }) => responses.some((use) => use.operation === name && use.status === status))
    .map((example) => example.name);
  const [first] = bodies;
  const needsSample = status.startsWith("2") && examples.length === 0 && first !== undefined;
  const { example, examples: named = {}, schema } = first?.media ?? {};
  const documented: unknown = example ?? Object.values(named).map((one) => Object(one).value)[0];
  const sample = documented ?? (first?.kind === "json" ? sampleOf(api.document, schema) : "");
  const component = schemaReference(bodies.find(({ kind }) => kind === "json")?.media.schema);
  return {
    mediaTypes: bodies.map(({ mediaType }) => mediaType),
    ...(component === undefined ? {} : { schema: component }),
    examples,
    ...(needsSample ? { sample } : {}),
  };
}
