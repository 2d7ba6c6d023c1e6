import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Api } from "../model/api.ts";
import { propertyKey, typeName, valueName } from "../model/names.ts";
import type { Operation } from "../model/operations.ts";
import { isObject, pointerSegments, schemaReference } from "../read/references.ts";
import { docComment } from "./source-text.ts";

/**
 * The validators of all schemas, compiled by ajv to plain functions: no `eval` and no ajv at run time.
 *
 * @returns source text of a JavaScript module: ajv writes no types, so {@link renderCheckTypes} does
 */
export async function renderChecks(api: Api): Promise<string> {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  // Only `unevaluatedProperties` and `unevaluatedItems` need to know what others have checked, and bundlers keep all checks that record it.
  ajv.opts.unevaluated = JSON.stringify(api.document).includes('"unevaluated');
  const checks: Record<string, string> = {};
  for (const { name, schema } of listSchemas(api)) {
    const id = base + encodeURIComponent(name);
    checks[exportName(name)] = id;
    const jsonSchema = toJsonSchema(schema);
    ajv.addSchema({ $id: id, ...(isObject(jsonSchema) ? jsonSchema : { allOf: [jsonSchema ?? true] }) });
  }
  const code = standalone.default(ajv, checks).replaceAll(/schemaPath:"[^"]*",/g, "");
  return `${(await withoutRequire(withoutSideEffects(code))).trimEnd()}\n`;
}

/** The declarations of what {@link renderChecks} writes. */
export function renderCheckTypes(api: Api): string {
  const names = listSchemas(api).map(({ name }) => `export declare const ${exportName(name)}: Check;\n`);
  if (names.length === 0) return "export {};\n";
  return `import type { Check } from "./schema.js";\n\n${names.join("")}`;
}

/** A Standard Schema for each component schema, and the checks of responses, request bodies and parameters. */
export function renderValidators(api: Api): string {
  const schemas = api.schemas.map(
    ({ typeName, description }) =>
      `${docComment([`Validates values of the schema \`${typeName}\`.`, description])}export const ${valueName(typeName, "schema")}: StandardSchema<types.${typeName}> = /* @__PURE__ */ createSchema(checks.${exportName(typeName)});\n`,
  );
  const names = new Map(api.schemas.map(({ name, typeName }) => [name, typeName]));
  const table = (name: string, what: string, parts: (operation: Operation) => readonly Part[]): string => {
    const rows = api.operations.flatMap((operation) => {
      const entries = parts(operation).map((part) => {
        const component = schemaReference(part.schema);
        return `${JSON.stringify(part.key)}: checks.${exportName((component && names.get(component)) ?? part.name)}`;
      });
      const key = JSON.stringify(`${operation.method} ${operation.path}`);
      return entries.length > 0 ? [`  ${key}: { ${entries.join(", ")} },\n`] : [];
    });
    return `${docComment([what])}export const ${name}: Readonly<Record<string, Readonly<Record<string, Check>>>> = {\n${rows.join("")}};\n`;
  };
  const components = api.schemas.map(
    ({ name, typeName }) => `  ${propertyKey(name)}: checks.${exportName(typeName)},\n`,
  );
  const text = [
    ...schemas,
    `${docComment(["Checks of the component schemas, by name."])}export const schemaChecks: Readonly<Record<string, Check>> = {\n${components.join("")}};\n`,
    table("responseChecks", "Checks of JSON response bodies: by method and path, then by status.", responseSchemas),
    table(
      "requestChecks",
      "Checks of request bodies, JSON and forms: by method and path, then by media type.",
      requestSchemas,
    ),
    table("parameterChecks", "Checks of parameters: by method and path, then by location and name.", parameterSchemas),
  ].join("\n");
  const typed = schemas.length > 0;
  return [
    typed ? `import type * as types from "../schemas.gen.js";\n` : "",
    /\bchecks\./.test(text) ? 'import * as checks from "./checks.gen.js";\n' : "",
    typed
      ? `import { type Check, createSchema, type StandardSchema } from "./schema.js";\n\n`
      : `import type { Check } from "./schema.js";\n\n`,
    text,
  ].join("");
}

/** A schema in an operation. */
interface Part {
  /** Its key in the table of checks. */
  readonly key: string;
  /** The name of its check unless it is a component. It begins with a lowercase letter, unlike those of components. */
  readonly name: string;
  readonly schema: unknown;
}

function listSchemas(api: Api): { name: string; schema: unknown }[] {
  const components = api.document.components?.schemas ?? {};
  const inline = api.operations
    .flatMap((operation) => [
      ...responseSchemas(operation),
      ...requestSchemas(operation),
      ...parameterSchemas(operation),
    ])
    .filter(({ schema }) => schemaReference(schema) === undefined);
  return [...api.schemas.map(({ name, typeName }) => ({ name: typeName, schema: components[name] })), ...inline];
}

function responseSchemas({ name, responses }: Operation): Part[] {
  return responses.flatMap(({ status, bodies }) => {
    const schema: unknown = bodies.find(({ kind }) => kind === "json")?.media.schema;
    return schema === undefined ? [] : [{ key: status, name: `response${typeName(name)}${status}`, schema }];
  });
}

function requestSchemas({ name, body }: Operation): Part[] {
  return (body?.bodies ?? []).flatMap(({ kind, media, mediaType }, index) =>
    (kind === "json" || isForm(mediaType)) && media.schema !== undefined
      ? [{ key: mediaType, name: `request${typeName(name)}${index}`, schema: media.schema }]
      : [],
  );
}

function isForm(mediaType: string): boolean {
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(mediaType);
}

function parameterSchemas({ name, parameters }: Operation): Part[] {
  return parameters.flatMap(({ in: place, name: parameter, schema, constant }, index) =>
    schema === undefined || constant !== undefined
      ? []
      : [{ key: `${place} ${parameter}`, name: `parameter${typeName(name)}${index}`, schema }],
  );
}

/** The name of a check's export. ajv allows only ASCII letters in it; others become their codes. */
function exportName(name: string): string {
  return name.replaceAll(/[^\w$]/gu, (letter) => `$${letter.codePointAt(0)?.toString(16)}`);
}

const base = "https://schemas.invalid/";

/** The id of the schema that a `$ref` leads to: that of the component, with a path to anything deeper. */
function schemaId(ref: string): string {
  const [, , name = "", ...rest] = pointerSegments(ref);
  const fragment = rest.length > 0 ? `#/${rest.map((part) => encodeURIComponent(part)).join("/")}` : "";
  return base + encodeURIComponent(typeName(name)) + fragment;
}

/** Marks what ajv calls when the module is loaded as pure, so that bundlers leave out the checks that nobody uses. */
function withoutSideEffects(code: string): string {
  return code
    .replaceAll(/^const (\w+) = (new RegExp\()/gm, "const $1 = /* @__PURE__ */ $2")
    .replaceAll(/^const (\w+) = (require\(.*\).*);$/gm, "const $1 = /* @__PURE__ */ (() => $2)();");
}

/** Bundles ajv's run-time functions, which it imports with `require` even in a module. */
async function withoutRequire(code: string): Promise<string> {
  if (!code.includes("require(")) return code;
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    write: false,
    // The paths in comments are relative to this folder, wherever the command runs.
    absWorkingDir: join(import.meta.dirname, ".."),
    preserveSymlinks: true,
    legalComments: "none",
  });
  return outputFiles[0]?.text.replaceAll("= __commonJS(", "= /* @__PURE__ */ __commonJS(") ?? code;
}

/** Keywords that don't restrict values, and those that would: formats are not validated, and an id would change the targets of `$ref`s. */
const ignored = new Set([
  ...["$id", "$schema", "$comment"],
  ...["title", "description", "example", "examples", "default", "deprecated", "format", "xml", "externalDocs"],
]);
/** Keywords whose values are maps of schemas. */
const maps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** A schema without the ignored keywords, and with ids of schemas in its `$ref`s. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (ignored.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, schemaId(String(value))]];
    if (key === "enum" || key === "const") return [[key, value]];
    if (maps.has(key) && isObject(value)) {
      const members = Object.entries(value).map(([name, child]) => [name, toJsonSchema(child)]);
      return [[key, Object.fromEntries(members)]];
    }
    return [[key, toJsonSchema(value)]];
  });
  return Object.fromEntries(entries);
}
