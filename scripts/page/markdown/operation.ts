import type { OpenAPI3 } from "openapi-typescript";
import type { Operation } from "../../model/operations.ts";
import { type Response, readResponses } from "../responses.ts";
import { codeSamples, type SampleTarget } from "../samples.ts";
import { tokenHeader } from "../security.ts";
import { code, oneLine, page, table } from "./text.ts";
import { describeType } from "./types.ts";

/** An operation on a page of its own: how to call it, parameters, every response with its headers and examples. */
export function renderOperation(document: OpenAPI3, operation: Operation, target: SampleTarget): string {
  const { name, method, path, summary, description, deprecated, externalDocs } = operation;
  const header = tokenHeader(document);
  return page([
    `# ${name}`,
    oneLine(summary),
    `\`${method} ${path}\``,
    deprecated ? "**Deprecated.**" : undefined,
    description,
    externalDocs && `[${oneLine(externalDocs.description) || externalDocs.url}](${externalDocs.url})`,
    "## Call it",
    ...codeSamples(document, operation, target).map(({ lang, source }) =>
      code(lang === "Shell" ? "bash" : "ts", source),
    ),
    header && "## Authentication",
    header && `Header \`${header.name}\`. ${header.description ?? ""}`,
    operation.parameters.length > 0 ? "## Parameters" : undefined,
    table(
      ["name", "in", "type", "required", "description"],
      operation.parameters.map((parameter) => [
        `\`${parameter.name}\``,
        parameter.in,
        describeType(parameter.schema, link),
        parameter.required ? "yes" : "no",
        parameter.description ?? "",
      ]),
    ),
    "## Responses",
    ...readResponses(document, operation).flatMap(describeResponse),
  ]);
}

function describeResponse({ status, description, headers, bodies }: Response): string[] {
  return [
    `### ${status}`,
    description,
    table(
      ["header", "type", "description"],
      headers.map(({ name, description, schema }) => [`\`${name}\``, describeType(schema, link), description ?? ""]),
    ),
    ...bodies.flatMap(({ mediaType, schema, examples }) => [
      `Body: ${describeType(schema, link)} as \`${mediaType}\`.`,
      ...examples.flatMap(({ name, summary, value }) => [
        `Example \`${name}\`${summary === undefined ? "" : `: ${oneLine(summary)}`}`,
        code("json", JSON.stringify(value, null, 2)),
      ]),
    ]),
  ];
}

function link(name: string): string {
  return `[${name}](../schemas/${name}.md)`;
}
