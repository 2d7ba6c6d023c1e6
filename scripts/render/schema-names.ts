import type { Api } from "../model/api.ts";
import { typeName } from "../model/names.ts";
import type { Media, Operation } from "../model/operations.ts";
import { schemaReference } from "../model/references.ts";

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
  readonly #byName: ReadonlyMap<string, readonly [imported: string, local: string]>;

  constructor({ schemas, operations }: Api) {
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
  typeOf({ kind, media, type }: Media): string {
    if (kind === "none") return "undefined";
    if (kind === "text") return "string";
    if (kind === "binary") return "Blob";
    const schema = schemaReference(media.schema);
    return (schema !== undefined && this.#byName.get(schema)?.[1]) || type;
  }

  /** What to import to have them. */
  imports(): string[] {
    return [...this.#byName.values()].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  }
}
