import type { OpenAPI3 } from "openapi-typescript";
import type { Operation } from "../model/operations.ts";
import { type SampleValue, sampleBody, sampleValues } from "./sample-values.ts";
import { tokenHeader } from "./security.ts";

/** A way to call an operation, in one language: the form of `x-codeSamples`, which reference pages have agreed on. */
export interface CodeSample {
  readonly lang: "Shell" | "TypeScript";
  readonly label: string;
  readonly source: string;
}

/** Whom samples ask, and as whom. */
export interface SampleTarget {
  readonly baseUrl: string;
  /** As text of each language: a literal, or what reads it from the environment. */
  readonly token: { readonly shell: string; readonly typescript: string };
  /** Whether the client has to be told the base URL. */
  readonly ownBaseUrl: boolean;
}

/** A target whose token is known, such as that of a fake API. */
export function knownTarget(baseUrl: string, token: string): SampleTarget {
  return { baseUrl, token: { shell: token, typescript: JSON.stringify(token) }, ownBaseUrl: true };
}

/** The API itself, with a token that the reader's environment holds. */
export function realTarget(document: OpenAPI3): SampleTarget {
  const token = { shell: "$LAUNCHDARKLY_TOKEN", typescript: 'process.env["LAUNCHDARKLY_TOKEN"] ?? ""' };
  return { baseUrl: document.servers?.[0]?.url ?? "", token, ownBaseUrl: false };
}

/** An operation called with curl and with the typed client. Both work when pasted. */
export function codeSamples(document: OpenAPI3, operation: Operation, target: SampleTarget): CodeSample[] {
  return [
    { lang: "Shell", label: "curl", source: curlArguments(document, operation, target).join(" \\\n  ") },
    { lang: "TypeScript", label: "@ld-rest/client", source: clientSample(document, operation, target) },
  ];
}

/** The curl command in its parts: in a row they are a line to paste. */
export function curlArguments(document: OpenAPI3, operation: Operation, target: SampleTarget): string[] {
  const values = sampleValues(document, operation);
  const header = tokenHeader(document);
  const headers = values.filter(({ parameter }) => parameter.in === "header");
  const body = sampleBody(document, operation);
  const method = operation.method === "GET" ? "curl" : `curl -X ${operation.method}`;
  return [
    method,
    ...(header ? [`-H ${quote(`${header.name}: ${header.prefix}${target.token.shell}`)}`] : []),
    ...headers.map(({ parameter, value }) => `-H ${quote(`${parameter.name}: ${String(value)}`)}`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(body))}`]),
    quote(target.baseUrl + requestPath(operation.path, values)),
  ];
}

function clientSample(document: OpenAPI3, operation: Operation, { baseUrl, token, ownBaseUrl }: SampleTarget): string {
  const options = [`token: ${token.typescript}`, ...(ownBaseUrl ? [`baseUrl: ${JSON.stringify(baseUrl)}`] : [])];
  return [
    'import { createClient } from "@ld-rest/client";',
    "",
    `const ld = createClient({ ${options.join(", ")} });`,
    `const answer = await ld.${clientCall(document, operation)};`,
    "console.log(answer);",
  ].join("\n");
}

function clientCall(document: OpenAPI3, operation: Operation): string {
  const body = sampleBody(document, operation);
  const parameters: readonly (readonly [string, unknown])[] = [
    ...sampleValues(document, operation)
      .filter(({ parameter }) => parameter.constant === undefined)
      .map(({ parameter, value }) => [parameter.key, value] as const),
    ...(body === undefined ? [] : [["body", body] as const]),
  ];
  if (parameters.length === 0) return `${operation.name}()`;
  const members = parameters.map(([key, value]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${name}: ${JSON.stringify(value)}`;
  });
  return `${operation.name}({ ${members.join(", ")} })`;
}

function requestPath(path: string, values: readonly SampleValue[]): string {
  const filled = values
    .filter(({ parameter }) => parameter.in === "path")
    .reduce((text, { parameter, value }) => text.replace(`{${parameter.name}}`, encodeURIComponent(join(value))), path);
  const pairs = values
    .filter(({ parameter }) => parameter.in === "query")
    .flatMap(({ parameter, value }) => {
      const each = Array.isArray(value) && parameter.explode ? value : [value];
      return each.map((one) => `${encodeURIComponent(parameter.name)}=${encodeURIComponent(join(one))}`);
    });
  return pairs.length > 0 ? `${filled}?${pairs.join("&")}` : filled;
}

function join(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** In single quotes nothing has a meaning for the shell; a variable needs double ones. */
function quote(text: string): string {
  return text.includes("$LAUNCHDARKLY_TOKEN") ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
