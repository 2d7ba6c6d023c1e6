import type { OpenAPI3 } from "openapi-typescript";

type Schemas = Readonly<Record<string, object>>;

const ok = (name: string) => ({
  description: "Fine.",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

/** The parts of a document that tests vary. */
export interface Facts {
  readonly openapi?: string;
  readonly path?: string;
  readonly operationId?: string;
  readonly parameters?: readonly object[];
  readonly statuses?: readonly string[];
  readonly schema?: string;
  readonly schemas: Schemas;
}

/** Creates a document with one operation, `GET /cups/{id}`, which responds with a cup. */
export function documentOf({ statuses = ["200"], schema = "Cup", ...facts }: Facts): OpenAPI3 {
  const document = JSON.stringify({
    openapi: facts.openapi ?? "3.1.0",
    info: { title: "Cups", version: "1.0.0" },
    paths: {
      [facts.path ?? "/cups/{id}"]: {
        get: {
          operationId: facts.operationId ?? "getCup",
          parameters: facts.parameters ?? [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: Object.fromEntries(statuses.map((status) => [status, ok(schema)])),
        },
      },
    },
    components: { schemas: facts.schemas },
  });
  return JSON.parse(document);
}

/** The schema of a cup that both documents have by default. */
export const cup = {
  type: "object",
  required: ["size"],
  properties: {
    size: { type: "string", enum: ["small", "large"] },
    tags: { type: "array", items: { type: "string" } },
  },
};
