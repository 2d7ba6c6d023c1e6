import type { ExampleObject, HeaderObject, OpenAPI3, OperationObject, ResponseObject } from "openapi-typescript";
import type { Api, Schema } from "../generate/model/api.ts";
import type { Operation } from "../generate/model/operations.ts";
import {
  isObject,
  isReference,
  pointerSegments,
  resolveReference,
  schemaReference,
  valueAt,
} from "../generate/read/references.ts";
import { type Guide, slug } from "./guides.ts";
import { describeFacts } from "./reference.ts";
import { clientSample } from "./samples.ts";

/** The reference as Markdown files by path, for language models: one per guide, operation and schema, and `llms.txt`, their index. */
export function renderMarkdown(api: Api, guides: readonly Guide[]): [path: string, text: string][] {
  const { document, operations, schemas } = api;
  return [
    ["llms.txt", renderIndex(api, guides)],
    ...guides.map(({ title, text }): [string, string] => [`guides/${slug(title)}.md`, page([`# ${title}`, text])]),
    ...operations.map((one): [string, string] => [`operations/${one.name}.md`, renderOperation(api, one)]),
    ...schemas.map((one): [string, string] => [`schemas/${one.name}.md`, renderSchema(document, one)]),
  ];
}

function renderIndex({ document, operations, schemas }: Api, guides: readonly Guide[]): string {
  const { title, version, summary, description } = document.info;
  const item = (name: string, href: string, about = "") => `- [${name}](${href})${about && `: ${oneLine(about)}`}`;
  return page([
    `# ${title}`,
    `> ${oneLine(summary ?? description)}`,
    `Version ${version}. ${summary ? oneLine(description) : ""}`,
    "## Guides",
    guides.map(({ title }) => item(title, `guides/${slug(title)}.md`)).join("\n"),
    "## Operations",
    operations
      .map(({ name, summary, method, path }) =>
        item(name, `operations/${name}.md`, `${summary ?? ""} (\`${method} ${path}\`)`),
      )
      .join("\n"),
    "## Schemas",
    schemas.map(({ name, description }) => item(name, `schemas/${name}.md`, description)).join("\n"),
    "## Document",
    `${item("openapi.json", "openapi.json", "the OpenAPI document.")}\n${item("openapi.yaml", "openapi.yaml", "the same as YAML.")}`,
  ]);
}

function renderOperation(api: Api, operation: Operation): string {
  const { document } = api;
  const { name, method, path, summary, description, deprecated, parameters, body } = operation;
  return page([
    `# ${name}`,
    oneLine(summary),
    `\`${method} ${path}\``,
    deprecated ? "**Deprecated.**" : "",
    description,
    describeFacts(api, operation),
    "## Call it",
    code("ts", clientSample(document, operation)),
    parameters.length > 0 ? "## Parameters" : "",
    table(
      ["name", "in", "type", "required", "description"],
      parameters.map((one) => [
        `\`${one.name}\``,
        one.in,
        typeOf(one.schema, "../schemas/"),
        one.required ? "yes" : "no",
        one.description ?? "",
      ]),
    ),
    body ? "## Request body" : "",
    ...(body?.bodies ?? []).map(({ mediaType, media }) => `${typeOf(media.schema, "../schemas/")} as \`${mediaType}\``),
    "## Responses",
    ...renderResponses(document, operation),
  ]);
}

function renderResponses(document: OpenAPI3, operation: Operation): string[] {
  // The pointer is where the operation was read from.
  const { responses = {} } = valueAt(document, pointerSegments(operation.pointer)) as OperationObject;
  return operation.responses.flatMap(({ status, description, bodies }) => {
    const response = responses[status];
    const { headers = {} } = response ? resolveReference<ResponseObject>(document, response, []).value : {};
    const rows = Object.entries(headers).map(([name, reference]) => {
      const { schema, description = "" } = resolveReference<HeaderObject>(document, reference, []).value;
      return [`\`${name}\``, typeOf(schema, "../schemas/"), description];
    });
    return [
      `### ${status}`,
      description,
      table(["header", "type", "description"], rows),
      ...bodies.flatMap(({ mediaType, media }) => [
        `Body: ${typeOf(media.schema, "../schemas/")} as \`${mediaType}\`.`,
        ...(media.example === undefined ? [] : [code("json", JSON.stringify(media.example, null, 2))]),
        ...Object.entries(media.examples ?? {}).flatMap(([name, reference]) => {
          const { summary, value } = resolveReference<ExampleObject>(document, reference, []).value;
          return [`Example \`${name}\`. ${oneLine(summary)}`, code("json", JSON.stringify(value, null, 2))];
        }),
      ]),
    ];
  });
}

function renderSchema(document: OpenAPI3, { name, description, pointer }: Schema): string {
  const schema = valueAt(document, pointerSegments(pointer));
  const { properties, required } = isObject(schema) ? schema : {};
  const rows = Object.entries(isObject(properties) ? properties : {}).map(([property, value]) => [
    `\`${property}\``,
    typeOf(value, ""),
    Array.isArray(required) && required.includes(property) ? "yes" : "no",
    isObject(value) ? String(value["description"] ?? "") : "",
  ]);
  return page([
    `# ${name}`,
    description,
    rows.length > 0 ? table(["property", "type", "required", "description"], rows) : `Type: ${typeOf(schema, "")}.`,
  ]);
}

/**
 * The type of a schema in a few words: `integer (int64)`, `Link[]`, `map of Link`.
 *
 * @param folder - relative path to the files of component schemas, which are linked to
 */
function typeOf(schema: unknown, folder: string): string {
  if (!isObject(schema)) return "any";
  if (isReference(schema)) {
    const name = schemaReference(schema);
    return name === undefined ? "any" : `[${name}](${folder}${name}.md)`;
  }
  for (const [keyword, word] of Object.entries({ oneOf: " or ", anyOf: " or ", allOf: " and " })) {
    const parts: unknown = schema[keyword];
    if (Array.isArray(parts)) return parts.map((part) => typeOf(part, folder)).join(word);
  }
  const values: unknown = schema["enum"] ?? ("const" in schema ? [schema["const"]] : undefined);
  if (Array.isArray(values)) return values.map((value) => `\`${String(value)}\``).join(", ");
  const { type, items, additionalProperties, properties, format } = schema;
  const names = [type ?? []].flat().map((one) => {
    if (one === "array") return `${typeOf(items, folder)}[]`;
    if (one === "object" && !properties && isObject(additionalProperties))
      return `map of ${typeOf(additionalProperties, folder)}`;
    return format === undefined ? String(one) : `${String(one)} (${String(format)})`;
  });
  return names.join(" or ") || "any";
}

function oneLine(text = ""): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Paragraphs with an empty line between them; those without a text are left out. */
function page(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part?.trim()).join("\n\n")}\n`;
}
