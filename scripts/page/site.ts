import type { OpenAPI3 } from "openapi-typescript";
import { stringify } from "yaml";
import { readApi } from "../model/api.ts";
import { renderPage } from "./html.ts";
import { renderIndex } from "./markdown/index.ts";
import { renderOperation } from "./markdown/operation.ts";
import { renderSchema } from "./markdown/schema.ts";
import { renderReference } from "./reference.ts";
import { realTarget, type SampleTarget } from "./samples.ts";

/** A file of the site. */
export interface SiteFile {
  /** Its media type, with a charset where it is a text. */
  readonly type: string;
  readonly body: string | Buffer;
}

/** Files by their paths relative to the site's root. */
export type Site = ReadonlyMap<string, SiteFile>;

/** Where the page is live: whom "try it" asks, and with which token. */
export interface Live {
  readonly baseUrl: string;
  readonly token: string;
}

/** What a site is made of. */
export interface SiteSource {
  /** The bundle. */
  readonly document: OpenAPI3;
  /** The project's changelog as Markdown. */
  readonly changelog: string;
  /** The live page's fake API; without it the page is a static one, which asks nobody. */
  readonly live?: Live | undefined;
  /** Whom the samples ask. Default: the API itself, with a token from the environment. */
  readonly target?: SampleTarget | undefined;
}

const html = "text/html; charset=utf-8";
const json = "application/json";
const yaml = "application/yaml";
const markdown = "text/markdown; charset=utf-8";
const plain = "text/plain; charset=utf-8";

/** All of the site that follows from the spec: the page, the document, and the Markdown files with their index. */
export function renderSite(source: SiteSource): Map<string, SiteFile> {
  const { document } = source;
  const api = readApi(document);
  const target = source.target ?? realTarget(document);
  return new Map<string, SiteFile>([
    ["index.html", { type: html, body: renderPage(api, source) }],
    ["reference.json", { type: json, body: JSON.stringify(renderReference(api, target)) }],
    ["openapi.json", { type: json, body: `${JSON.stringify(document, null, 2)}\n` }],
    ["openapi.yaml", { type: yaml, body: stringify(document, { aliasDuplicateObjects: false }) }],
    ["llms.txt", { type: plain, body: renderIndex(api) }],
    ...api.operations.map((operation): [string, SiteFile] => [
      `operations/${operation.name}.md`,
      { type: markdown, body: renderOperation(document, operation, target) },
    ]),
    ...api.schemas.map((schema): [string, SiteFile] => [
      `schemas/${schema.name}.md`,
      { type: markdown, body: renderSchema(document, schema) },
    ]),
  ]);
}
