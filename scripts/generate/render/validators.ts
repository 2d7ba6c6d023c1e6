import { createHash } from "node:crypto";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Api } from "../model/api.ts";
import { propertyKey, typeName, valueName } from "../model/names.ts";
import type { Media, Operation } from "../model/operations.ts";
import type { Locator } from "../read/locate.ts";
import { type Problem, SpecError, sortProblems } from "../read/problem.ts";
import { isObject, pointerSegments, schemaReference, toPointer } from "../read/references.ts";
import { docComment } from "./source-text.ts";

/**
 * The validators of all schemas, compiled by ajv to plain functions: no `eval` and no ajv at run time.
 *
 * @param locate - finds the place of an invalid schema
 * @returns source text of a JavaScript module: ajv writes no types, so {@link renderCheckTypes} does
 * @throws {@link SpecError} if a schema is invalid
 */
export async function renderChecks(api: Api, locate: Locator): Promise<string> {
  const schemas = listSchemas(api);
  const code = compile(api, schemas, locate).replaceAll(/schemaPath:"[^"]*",/g, "");
  return `${(await withoutRequire(withoutSideEffects(code))).trimEnd()}\n`;
}

function compile(api: Api, schemas: Schemas, locate: Locator): string {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    inlineRefs: false,
    formats: { regex: fullFormats.regex }, // that of patterns in the schema of schemas
    code: { source: true, esm: true, lines: true },
  });
  // Only `unevaluatedProperties` and `unevaluatedItems` need to know what others have checked, and bundlers keep all checks that record it.
  ajv.opts.unevaluated = JSON.stringify(api.document).includes('"unevaluated');
  const problems: Problem[] = [];
  const report = (pointer: string, reason: string) =>
    problems.push({
      ...locate(pointer),
      message: `The schema is invalid: ${reason}.`,
      advice: "Correct it. Schemas of OpenAPI 3.1 are JSON Schema 2020-12.",
      ...{ severity: "error", rule: "schema" },
    });
  for (const [name, { schema, pointer }] of schemas) {
    const jsonSchema = toJsonSchema(schema);
    const whole = { $id: base + name, ...(isObject(jsonSchema) ? jsonSchema : { allOf: [jsonSchema ?? true] }) };
    if (ajv.validateSchema(whole)) {
      ajv.addSchema(whole);
    } else {
      const { instancePath = "", message = "" } = ajv.errors?.[0] ?? {};
      report(pointer + instancePath, `\`${pointerSegments(instancePath).at(-1)}\` ${message}`);
    }
  }
  ajv.opts.messages = false; // of the generated checks
  for (const [name, { pointer }] of problems.length > 0 ? [] : schemas) {
    try {
      ajv.getSchema(base + name);
    } catch (error) {
      report(pointer, error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) throw new SpecError(sortProblems(problems));
  return standalone.default(ajv, Object.fromEntries([...schemas.keys()].map((name) => [name, base + name])));
}

/** The declarations of what {@link renderChecks} writes. */
export function renderCheckTypes(api: Api): string {
  const names = [...listSchemas(api).keys()].map((name) => `export declare const ${name}: Check;\n`);
  return `import type { Check } from "./schema.js";\n\n${names.join("")}`;
}

/** A Standard Schema for each component schema, and the checks of responses, request bodies and parameters. */
export function renderValidators(api: Api): string {
  const schemas = api.schemas.map(
    ({ typeName, description }) =>
      `${docComment([`Validates values of the schema \`${typeName}\`.`, description])}export const ${valueName(typeName, "schema")}: StandardSchema<types.${typeName}> = /* @__PURE__ */ createSchema(checks.${typeName});\n`,
  );
  const table = (name: string, what: string, parts: (operation: Operation) => readonly Part[]): string => {
    const rows = api.operations.flatMap((operation) => {
      const entries = parts(operation).map(({ key, schema }) => `${JSON.stringify(key)}: checks.${checkName(schema)}`);
      const key = JSON.stringify(`${operation.method} ${operation.path}`);
      return entries.length > 0 ? [`  ${key}: { ${entries.join(", ")} },\n`] : [];
    });
    return `${docComment([what])}export const ${name}: Readonly<Record<string, Readonly<Record<string, Check>>>> = {\n${rows.join("")}};\n`;
  };
  const components = api.schemas.map(({ name, typeName }) => `  ${propertyKey(name)}: checks.${typeName},\n`);
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
  return [
    `import type * as types from "../schemas.gen.js";\n`,
    `import * as checks from "./checks.gen.js";\n`,
    `import { type Check, createSchema, type StandardSchema } from "./schema.js";\n\n`,
    text,
  ].join("");
}

/** A schema in an operation. */
interface Part {
  /** Its key in the table of checks. */
  readonly key: string;
  readonly schema: unknown;
  readonly pointer: string;
}

/** The schemas by the names of their checks. Equal schemas in operations share one. */
type Schemas = ReadonlyMap<string, Pick<Part, "schema" | "pointer">>;

function listSchemas(api: Api): Schemas {
  const components = api.document.components?.schemas ?? {};
  const parts = api.operations.flatMap((operation) => [
    ...responseSchemas(operation),
    ...requestSchemas(operation),
    ...parameterSchemas(operation),
  ]);
  const schemas = new Map<string, Pick<Part, "schema" | "pointer">>(
    api.schemas.map(({ name, typeName, pointer }) => [typeName, { schema: components[name], pointer }]),
  );
  for (const { schema, pointer } of parts) {
    const name = checkName(schema);
    if (!schemas.has(name)) schemas.set(name, { schema, pointer });
  }
  return schemas;
}

/**
 * The name of a schema's check: that of the component's type, or a digest of the schema, which doesn't depend on the order of operations.
 * The latter begins with a lowercase letter, unlike those of components.
 */
function checkName(schema: unknown): string {
  const component = schemaReference(schema);
  if (component !== undefined) return typeName(component);
  const digest = createHash("sha256").update(JSON.stringify(toJsonSchema(schema, (ref) => ref)));
  return `inline${digest.digest("hex").slice(0, 12)}`;
}

function responseSchemas({ responses }: Operation): Part[] {
  return responses.flatMap(({ status, bodies }) => {
    const body = bodies.find(({ kind }) => kind === "json");
    return body ? mediaSchema(status, body) : [];
  });
}

function requestSchemas({ body }: Operation): Part[] {
  const checked = (body?.bodies ?? []).filter(({ kind, mediaType }) => kind === "json" || isForm(mediaType));
  return checked.flatMap((media) => mediaSchema(media.mediaType, media));
}

function mediaSchema(key: string, { media, segments }: Media): Part[] {
  const { schema } = media;
  return schema === undefined ? [] : [{ key, schema, pointer: toPointer([...segments, "schema"]) }];
}

function isForm(mediaType: string): boolean {
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(mediaType);
}

function parameterSchemas({ parameters }: Operation): Part[] {
  return parameters.flatMap(({ in: place, name, schema, constant, pointer }) =>
    schema === undefined || constant !== undefined ? [] : [{ key: `${place} ${name}`, schema, pointer }],
  );
}

const base = "https://schemas.invalid/";

/** The id of the schema that a `$ref` leads to: that of the component, with a path to anything deeper. */
function schemaId(ref: string): string {
  if (!ref.startsWith("#/components/schemas/")) throw new TypeError(`${ref} is not in a component schema.`);
  const [, , name = "", ...rest] = pointerSegments(ref);
  const fragment = rest.length > 0 ? `#/${rest.map((part) => encodeURIComponent(part)).join("/")}` : "";
  return base + typeName(name) + fragment;
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
function toJsonSchema(schema: unknown, idOf = schemaId): unknown {
  const convert = (child: unknown) => toJsonSchema(child, idOf);
  if (Array.isArray(schema)) return schema.map(convert);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (ignored.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, idOf(String(value))]];
    if (key === "enum" || key === "const") return [[key, value]];
    if (maps.has(key) && isObject(value)) {
      const members = Object.entries(value).map(([name, child]) => [name, convert(child)]);
      return [[key, Object.fromEntries(members)]];
    }
    return [[key, convert(value)]];
  });
  return Object.fromEntries(entries);
}
