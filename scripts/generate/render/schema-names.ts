import type { Api } from "../model/api.ts";
import { typeName } from "../model/names.ts";
import type { Media, Operation } from "../model/operations.ts";
import { schemaReference } from "../read/references.ts";

/** What files about operations declare, import or use of TypeScript's own. */
const ownNames = [
  ...[
    "ApiPromise",
    "CallOptions",
    "CallError",
    "Expanded",
    "OperationClient",
    "Operations",
    "RequestDefaults",
    "Unwrap",
  ],
  ...["Exclude", "NonNullable", "Promise", "Readonly", "Record"],
  ...["ArrayBuffer", "Blob", "FormData", "Response", "Uint8Array", "URLSearchParams"],
];

/** The names of an operation's own types. */
export function operationTypes({ name }: Operation) {
  const base = typeName(name);
  return { parameters: `${base}Parameters` } as const;
}

/** The names by which schemas are known in a file about operations: their own, unless the file has that name for something else. */
export class SchemaNames {
  readonly document: Api["document"];
  readonly #byName: ReadonlyMap<string, readonly [imported: string, local: string]>;

  constructor({ document, schemas, operations }: Api) {
    this.document = document;
    const taken = new Set([
      ...ownNames,
      ...operations.flatMap((operation) => Object.values(operationTypes(operation))),
    ]);
    const typeNames = new Set(schemas.map(({ typeName }) => typeName));
    const local = (name: string): string =>
      taken.has(name) || (name.endsWith("Schema") && typeNames.has(name)) ? local(`${name}Schema`) : name;
    this.#byName = new Map(
      schemas.map(({ name, typeName }) => [
        name,
        [typeName, taken.has(typeName) ? local(`${typeName}Schema`) : typeName],
      ]),
    );
  }

  /** The type of a body: the schema's name where it has one. */
  typeOf(body: Media): string {
    if (body.kind === "none") return "undefined";
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

  /** What to import to have them. */
  imports(): string[] {
    return [...this.#byName.values()].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  }
}
