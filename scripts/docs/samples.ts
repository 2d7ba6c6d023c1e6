import type { ExampleObject, OpenAPI3, ParameterObject } from "openapi-typescript";
import { sampleOf } from "../generate/model/examples.ts";
import type { Operation } from "../generate/model/operations.ts";
import type { Parameter } from "../generate/model/parameters.ts";
import { isObject, pointerSegments, resolveReference, valueAt } from "../generate/read/references.ts";
import { literal } from "../generate/render/source-text.ts";

/** The fake API that samples call. */
export interface Live {
  readonly baseUrl: string;
  readonly token: string;
}

/** A parameter's value in samples. */
interface SampleValue {
  readonly parameter: Parameter;
  readonly value: unknown;
}

const variable = "LAUNCHDARKLY_TOKEN";

/**
 * A call of an operation with `@ld-rest/client`, as a module that runs when pasted.
 *
 * @param live - default: the API itself, with a token from the environment
 */
export function clientSample(document: OpenAPI3, operation: Operation, live?: Live): string {
  const options = live
    ? [`token: ${JSON.stringify(live.token)}`, `baseUrl: ${JSON.stringify(live.baseUrl)}`]
    : [`token: process.env["${variable}"] ?? ""`];
  const { setup = [], body } = clientBody(document, operation);
  const members = [
    ...Object.entries(sampleArguments(document, operation)).map(([key, value]) => member(key, literal(value, "  "))),
    ...(body === undefined ? [] : [member("body", body)]),
  ];
  return [
    'import { createClient } from "@ld-rest/client";\n',
    `const ld = ${call("createClient", options)};`,
    ...setup,
    `const data = await ${call(`ld.${operation.name}`, members)};`,
    "console.log(data);",
  ].join("\n");
}

/** A call with an object, on one line if it fits into the page's narrow column. */
function call(name: string, members: readonly string[]): string {
  const line = members.length === 0 ? `${name}()` : `${name}({ ${members.join(", ")} })`;
  return line.length <= 45 && !line.includes("\n") ? line : `${name}({\n  ${members.join(",\n  ")},\n})`;
}

/** A curl command in parts, to be joined on one line or several. */
export function curlSample(document: OpenAPI3, operation: Operation, live?: Live): string[] {
  const values = sampleValues(document, operation);
  const scheme = tokenHeader(document);
  const header = (name: string, value: string) => `-H ${quote(`${name}: ${value}`)}`;
  const url = (live?.baseUrl ?? document.servers?.[0]?.url ?? "") + requestPath(operation.path, values);
  return [
    operation.method === "GET" ? "curl" : `curl -X ${operation.method}`,
    ...(scheme ? [header(scheme.name, scheme.prefix + (live?.token ?? `$${variable}`))] : []),
    ...values
      .filter(({ parameter }) => parameter.in === "header")
      .map(({ parameter, value }) => header(parameter.name, String(value))),
    ...curlBody(document, operation),
    quote(url),
  ];
}

/** Arguments of the client's method in a sample, without the body. */
export function sampleArguments(document: OpenAPI3, operation: Operation): Readonly<Record<string, unknown>> {
  const passed = sampleValues(document, operation).filter(({ parameter }) => parameter.constant === undefined);
  return Object.fromEntries(passed.map(({ parameter, value }) => [parameter.key, value]));
}

/** The header that carries the token, and the prefix of its value. */
export function tokenHeader({ components }: OpenAPI3): { scheme: string; name: string; prefix: string } | undefined {
  for (const [scheme, value] of Object.entries(components?.securitySchemes ?? {})) {
    if ("$ref" in value) continue;
    if (value.type === "apiKey" && value.in === "header") return { scheme, name: value.name, prefix: "" };
    if (value.type === "http" && value.scheme.toLowerCase() === "bearer") {
      return { scheme, name: "Authorization", prefix: "Bearer " };
    }
  }
  return undefined;
}

/** The parameters that have an example in the spec, and those that are required. */
function sampleValues(document: OpenAPI3, { parameters }: Operation): SampleValue[] {
  return parameters.flatMap((parameter) => {
    // The pointer is where the parameter was read from.
    const { example, examples } = valueAt(document, pointerSegments(parameter.pointer)) as ParameterObject;
    const value =
      parameter.constant ??
      example ??
      firstExample(document, examples) ??
      valueAt(parameter.schema, ["example"]) ??
      valueAt(parameter.schema, ["examples", 0]) ??
      valueAt(parameter.schema, ["default"]);
    if (value !== undefined) return [{ parameter, value }];
    return parameter.required ? [{ parameter, value: sampleOf(document, parameter.schema ?? {}) }] : [];
  });
}

function firstExample(document: OpenAPI3, examples: ParameterObject["examples"]): unknown {
  const [first] = Object.values(examples ?? {});
  return first && resolveReference<ExampleObject>(document, first, []).value.value;
}

/** The body of a sample request and its media type. A form's fields that hold files are `undefined`. */
function sampleBody(document: OpenAPI3, { body }: Operation) {
  const [first] = body?.bodies ?? [];
  if (!first) return undefined;
  const { mediaType, kind, media } = first;
  const value = media.example ?? firstExample(document, media.examples) ?? sampleOf(document, media.schema);
  const form = /^multipart\/form-data|^application\/x-www-form-urlencoded/i.exec(mediaType)?.[0];
  if (!form) return { mediaType, form, kind, value, fields: [] };
  const schema = isObject(media.schema) ? resolveReference<unknown>(document, media.schema, []).value : {};
  const fields = Object.entries(isObject(value) ? value : {}).map(([name, field]) => {
    const property = valueAt(schema, ["properties", name]);
    const isFile = isObject(property) && (property["format"] === "binary" || "contentMediaType" in property);
    return [name, isFile ? undefined : isObject(field) ? JSON.stringify(field) : String(field)] as const;
  });
  return { mediaType, form, kind, value, fields };
}

function clientBody(document: OpenAPI3, operation: Operation): { setup?: string[]; body?: string } {
  const sample = sampleBody(document, operation);
  if (!sample) return {};
  if (sample.form) {
    const type = /^multipart/i.test(sample.form) ? "FormData" : "URLSearchParams";
    const lines = sample.fields.map(([name, value]) => {
      const given = value === undefined ? 'new Blob(["content"])' : JSON.stringify(value);
      return `body.append(${JSON.stringify(name)}, ${given});`;
    });
    return { setup: [`const body = new ${type}();`, ...lines], body: "body" };
  }
  if (sample.kind === "binary") return { body: 'new Blob(["content"])' };
  return { body: literal(sample.value, "  ") };
}

function curlBody(document: OpenAPI3, operation: Operation): string[] {
  const sample = sampleBody(document, operation);
  if (!sample) return [];
  const { form, fields, kind, mediaType, value } = sample;
  if (form && /^multipart/i.test(form)) {
    return fields.map(([name, text]) => `-F ${quote(`${name}=${text ?? "@file"}`)}`);
  }
  if (form) return fields.map(([name, text]) => `--data-urlencode ${quote(`${name}=${text ?? "@file"}`)}`);
  const type = `-H ${quote(`Content-Type: ${mediaType}`)}`;
  if (kind === "binary") return [type, "--data-binary @file"];
  return [type, `-d ${quote(kind === "json" ? JSON.stringify(value) : String(value))}`];
}

function requestPath(path: string, values: readonly SampleValue[]): string {
  const filled = values
    .filter(({ parameter }) => parameter.in === "path")
    .reduce(
      (text, { parameter, value }) => text.replace(`{${parameter.name}}`, encodeURIComponent(String(value))),
      path,
    );
  const pairs = values.filter(({ parameter }) => parameter.in === "query").flatMap(queryPairs);
  const query = pairs.map((pair) => pair.map(encodeURIComponent).join("="));
  return query.length > 0 ? `${filled}?${query.join("&")}` : filled;
}

/** The name-value pairs of a query parameter, by its style (OpenAPI 3.1, "Style Values"). */
function queryPairs({ parameter: { name, style, explode, mediaType }, value }: SampleValue): [string, string][] {
  if (mediaType) return [[name, JSON.stringify(value)]];
  if (!isObject(value)) return [[name, String(value)]];
  const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
  if (Array.isArray(value)) {
    return explode ? value.map((one) => [name, String(one)]) : [[name, value.join(separator)]];
  }
  const entries = Object.entries(value);
  if (style === "deepObject") return entries.map(([key, one]) => [`${name}[${key}]`, String(one)]);
  return explode ? entries.map(([key, one]) => [key, String(one)]) : [[name, entries.flat().join(separator)]];
}

function member(key: string, value: string): string {
  if (key === value) return key;
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${value}`;
}

/** Quotes for the shell, which expands variables in double quotes only. */
function quote(text: string): string {
  return text.includes(`$${variable}`) ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
