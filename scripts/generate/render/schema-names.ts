import type { Api } from "../model/api.ts";
import { parametersTypeName } from "../model/names.ts";
import type { Media } from "../model/operations.ts";
import { schemaReference } from "../read/references.ts";

/** The local names of the schemas' types in a file about operations: their own, with a suffix if the file uses that name already. */
export class SchemaNames {
  readonly document: Api["document"];
  readonly #byName: ReadonlyMap<string, readonly [imported: string, local: string]>;

  constructor({ document, schemas, operations }: Api) {
    this.document = document;
    const used = new Set([...ownNames, ...operations.map(({ name }) => parametersTypeName(name))]);
    const typeNames = new Set(schemas.map(({ typeName }) => typeName));
    const rename = (name: string): string => (used.has(name) || typeNames.has(name) ? rename(`${name}Schema`) : name);
    this.#byName = new Map(
      schemas.map(({ name, typeName }) => [name, [typeName, used.has(typeName) ? rename(typeName) : typeName]]),
    );
  }

  /** The type of a body: the schema's name if it is a component. */
  typeOf(body: Media): string {
    if (body.kind === "text") return "string";
    return body.kind === "binary" ? "Blob" : this.typeOfSchema(body);
  }

  /** The type of a body's schema, whatever the body's media type. */
  typeOfSchema({ media, type }: Media): string {
    const schema = schemaReference(media.schema);
    return (schema !== undefined && this.#byName.get(schema)?.[1]) || type;
  }

  /** Whether a schema has this name in the file. */
  has(name: string): boolean {
    return [...this.#byName.values()].some(([, local]) => local === name);
  }

  /** The specifiers for an import of all schemas. */
  imports(): string[] {
    return [...this.#byName.values()].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  }
}

/** Names that files about operations declare, import or use of TypeScript's own. */
const ownNames = (
  "ApiPromise CallOptions CallError Exact Expanded OperationCall OperationDescription Operations Exclude NonNullable Promise Readonly Record " +
  "ArrayBuffer Blob FormData Response Uint8Array URLSearchParams"
).split(" ");
