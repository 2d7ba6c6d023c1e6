import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Api } from "../model/api.ts";
import { propertyKey, typeName, valueName } from "../model/names.ts";
import type { Operation } from "../model/operations.ts";
import { isObject, pointerSegments, schemaReference } from "../read/references.ts";
import { docComment, type Modules } from "./source-text.ts";

const base = "https://schemas.invalid/";

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
  const checks: Record<string, string> = {};
  for (const { name, schema } of listSchemas(api)) {
    const id = base + encodeURIComponent(name);
    checks[exportName(name)] = id;
    const jsonSchema = toJsonSchema(schema, reference);
    ajv.addSchema({ $id: id, ...(isObject(jsonSchema) ? jsonSchema : { allOf: [jsonSchema ?? true] }) });
  }
  const code = standalone.default(ajv, checks).replaceAll(/schemaPath:"[^"]*",/g, "");
  return `${(await withoutRequire(withoutSideEffects(code))).trimEnd()}\n`;
}

/** The declarations of what {@link renderChecks} writes. */
export function renderCheckTypes(api: Api, modules: Modules): string {
  const names = listSchemas(api).map(({ name }) => `export declare const ${exportName(name)}: Check;\n`);
  if (names.length === 0) return "export {};\n";
  return `import type { Check } from ${JSON.stringify(modules.validation)};\n\n${names.join("")}`;
}

/** A Standard Schema for each component schema, and the checks of responses, request bodies and parameters. */
export function renderValidators(api: Api, modules: Modules): string {
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
    typed ? `import type * as types from ${JSON.stringify(modules.aliases)};\n` : "",
    /\bchecks\./.test(text) ? 'import * as checks from "./checks.gen.js";\n' : "",
    typed
      ? `import { type Check, createSchema, type StandardSchema } from ${JSON.stringify(modules.validation)};\n\n`
      : `import type { Check } from ${JSON.stringify(modules.validation)};\n\n`,
    text,
  ].join("");
}

/** A schema that an operation uses. */
interface Part {
  /** Its key in the table of checks. */
  readonly key: string;
  /** The name of its check, unless it is a component. No component's type begins with a small letter. */
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

function responseSchemas({ name, answers }: Operation): Part[] {
  return answers.flatMap(({ status, bodies }) => {
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

/** ajv takes the letters of ASCII alone for the names of its exports; others stand as their codes. */
function exportName(name: string): string {
  return name.replaceAll(/[^\w$]/gu, (letter) => `$${letter.codePointAt(0)?.toString(16)}`);
}

/** Components are schemas of their own; a reference to anything deeper goes on from there. */
function reference(ref: string): string {
  const [, , name = "", ...rest] = pointerSegments(ref);
  const fragment = rest.length > 0 ? `#/${rest.map((part) => encodeURIComponent(part)).join("/")}` : "";
  return base + encodeURIComponent(typeName(name)) + fragment;
}

/**
 * What ajv does when its module is loaded keeps every check in every bundle: `validate1.evaluated = {…}` tells callers which
 * properties a check has looked at, for `unevaluatedProperties`. A check tells it when it is called instead, and where nobody asks,
 * and it is always the same, not at all. What else is called at the top is marked as pure.
 */
function withoutSideEffects(code: string): string {
  const told = new Map<string, string>();
  const bare = code.replaceAll(/^(validate\d+)\.evaluated = (.*);\n/gm, (_, check: string, properties: string) => {
    told.set(check, properties);
    return "";
  });
  const asked = /\.evaluated\b/.test(bare.replaceAll(beginningOfCheck, ""));
  const checks = bare.replaceAll(beginningOfCheck, (text, _variable, check: string) => {
    const properties = told.get(check) ?? "{}";
    told.delete(check);
    const changing = /"dynamic(Props|Items)":true/.test(properties);
    return asked || changing ? text.replace(".evaluated;", () => `.evaluated ??= ${properties};`) : "";
  });
  // Checks of `true` and `false` have no such beginning.
  const rest = asked ? [...told].map(([check, properties]) => `${check}.evaluated = ${properties};\n`) : [];
  return `${checks}${rest.join("")}`
    .replaceAll(/^const (\w+) = (new RegExp\()/gm, "const $1 = /* @__PURE__ */ $2")
    .replaceAll(/^const (\w+) = (require\(.*\).*);$/gm, "const $1 = /* @__PURE__ */ (() => $2)();");
}

/** Where a check makes ready to tell what it looks at. */
const beginningOfCheck =
  /^const (?<variable>evaluated\d+) = (?<check>validate\d+)\.evaluated;\nif\(\k<variable>\.dynamicProps\)\{\n.*\n\}\nif\(\k<variable>\.dynamicItems\)\{\n.*\n\}\n/gm;

/** ajv asks for its own run-time functions with `require`, even in a module: they are bundled in. */
async function withoutRequire(code: string): Promise<string> {
  if (!code.includes("require(")) return code;
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    write: false,
    // Names of modules are relative to this folder, wherever the command runs and wherever links lead.
    absWorkingDir: import.meta.dirname,
    preserveSymlinks: true,
    legalComments: "none",
  });
  return outputFiles[0]?.text.replaceAll("= __commonJS(", "= /* @__PURE__ */ __commonJS(") ?? code;
}

/**
 * What tells a reader something and a validator nothing. Formats are not held against values: they have no say in what a value is. An id
 * of its own would lead references to a component elsewhere.
 */
const annotations = new Set([
  ...["$id", "$schema", "$comment"],
  ...["title", "description", "example", "examples", "default", "deprecated", "format", "xml", "externalDocs"],
]);
/** Keywords whose members are names, not keywords. */
const named = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/**
 * A schema object of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12, without what a validator doesn't need.
 *
 * @param rewrite - what a `$ref` becomes. Default: it stays as it is
 */
function toJsonSchema(schema: unknown, rewrite: (ref: string) => string = (ref) => ref): unknown {
  if (Array.isArray(schema)) return schema.map((one) => toJsonSchema(one, rewrite));
  if (!isObject(schema)) return schema;
  const { nullable, ...rest } = schema;
  if (nullable === true) return { anyOf: [{ type: "null" }, toJsonSchema(rest, rewrite)] }; // as OpenAPI 3.0 says it
  const entries = Object.entries(withNumericBounds(schema)).flatMap(([key, value]): [string, unknown][] => {
    if (annotations.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, rewrite(String(value))]];
    if (key === "enum" || key === "const") return [[key, value]];
    if (named.has(key) && isObject(value)) {
      const members = Object.entries(value).map(([name, child]) => [name, toJsonSchema(child, rewrite)]);
      return [[key, Object.fromEntries(members)]];
    }
    return [[key, toJsonSchema(value, rewrite)]];
  });
  return Object.fromEntries(entries);
}

/** In OpenAPI 3.0 an exclusive bound is `true` beside the bound itself. */
function withNumericBounds(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (typeof exclusiveMinimum !== "boolean" && typeof exclusiveMaximum !== "boolean") return schema;
  return {
    ...rest,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}
