import { lexer, type Token, type Tokens, walkTokens } from "marked";
import type { OpenAPI3 } from "openapi-typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { slug } from "../../docs/guides.ts";
import type { Reference } from "../../docs/reference.ts";
import { type Files, renderFiles } from "../../docs/site.ts";
import { type Api, readApi } from "../../generate/model/api.ts";
import { pointerSegments, valueAt } from "../../generate/read/references.ts";
import { own, readDocument } from "../setup/bundle.ts";

const guides = [
  "Quick start",
  "Authentication",
  "Errors",
  "Rate limits",
  "Testing with the fake",
  "Versions",
  "Changelog",
].map((title) => `guides/${slug(title)}.md`);

describe.each([own, "../documents/workshop.yaml", "../documents/cafe/openapi.yaml"])("the site of %s", (file) => {
  let api: Api;
  let files: Files;
  const textOf = (path: string) => String(files.get(path) ?? `no ${path}`);
  beforeAll(async () => {
    api = readApi(await readDocument(file));
    files = renderFiles(api.document);
  });

  it("has a Markdown file for each guide, operation and schema, and an index of them", () => {
    const { operations, schemas } = api;
    const paths = [
      ...guides,
      ...operations.map(({ name }) => `operations/${name}.md`),
      ...schemas.map(({ name }) => `schemas/${name}.md`),
    ];
    expect([...files.keys()]).toEqual(expect.arrayContaining(paths));
    expect(linksOf(textOf("llms.txt"))).toEqual([...paths, "openapi.json", "openapi.yaml"]);
  });

  it("links to nothing that it lacks", () => {
    for (const path of files.keys()) {
      if (!path.endsWith(".md")) continue;
      const targets = linksOf(textOf(path)).filter((link) => !link.includes("://") && !link.startsWith("#"));
      for (const target of targets) {
        const { pathname } = new URL(target, `file:///${path}`);
        expect(files.has(pathname.slice(1)), `${path} → ${target}`).toBe(true);
      }
    }
  });

  it("has every parameter, status and example of an operation, and a call of it, in its file", () => {
    for (const operation of api.operations) {
      const text = textOf(`operations/${operation.name}.md`);
      for (const { name } of operation.parameters) expect(text).toContain(`| \`${name}\` |`);
      for (const { status, bodies } of operation.responses) {
        expect(text).toContain(`### ${status}\n`);
        for (const name of bodies.flatMap(({ media }) => Object.keys(media.examples ?? {}))) {
          expect(text).toContain(`Example \`${name}\``);
        }
      }
      expect(text).toContain(`await ld.${operation.name}(`);
    }
  });

  it("shows an operation's facts and sample, and examples by their fixtures' names", () => {
    const { document } = JSON.parse(textOf("reference.json")) as Reference; // what renderFiles writes
    for (const operation of api.operations) {
      const shown = valueAt(document, pointerSegments(operation.pointer));
      const fixtures = api.examples.filter(({ responses }) =>
        responses.some((response) => response.operation === operation.name && response.status.startsWith("2")),
      );
      const { description } = shown as { description: string }; // the renderer gives each one
      expect(description).toContain(`\`ld.${operation.name}()\``);
      for (const { name } of fixtures) expect(description).toContain(`\`fixtures.${name}\``);
      expect(shown).toMatchObject({ "x-codeSamples": [{ label: "@ld-rest/client" }] });
    }
    const named = JSON.stringify(document).match(/"fixtures\.\w+":/g) ?? [];
    const responses = api.examples.filter(
      ({ responses, pointer }) => responses.length > 0 && pointer.endsWith("/value"),
    );
    expect(new Set(named).size).toBe(responses.length);
  });

  it("leaves the document that others read as it is", () => {
    expect(JSON.parse(textOf("openapi.json"))).toEqual(api.document);
  });
});

describe("the reference of the project's own spec", () => {
  let document: OpenAPI3;
  beforeAll(async () => {
    document = await readDocument(own);
  });
  const read = (live?: { baseUrl: string; token: string }) =>
    JSON.parse(String(renderFiles(document, live).get("reference.json"))) as Reference; // what renderFiles writes

  it("has no token on a static page, and calls the API with one from the environment", () => {
    const reference = read();
    expect(reference.authentication).toBeUndefined();
    expect(reference.document.servers).toEqual(document.servers);
    expect(JSON.stringify(reference)).toContain('process.env[\\"LAUNCHDARKLY_TOKEN\\"]');
  });

  it("has the token of the fake API next to one, and calls it", () => {
    const reference = read({ baseUrl: "http://127.0.0.1:4010", token: "api-fake" });
    expect(reference.authentication).toMatchObject({ token: "api-fake" });
    expect(reference.document.servers).toMatchObject([{ url: "http://127.0.0.1:4010" }]);
    expect(JSON.stringify(reference)).toContain('token: \\"api-fake\\"');
  });

  it("describes each class of error with its examples", () => {
    const { description = "" } = read().document.info;
    for (const name of ["BadRequestError", "UnauthorizedError", "ForbiddenError", "NotFoundError", "RateLimitError"]) {
      expect(description).toMatch(
        new RegExp(`^## ${name}\n\nStatus \\d+\\. [^]*?\`fixtures\\.\\w+\`\n\n\`\`\`json`, "m"),
      );
    }
  });

  it("says since which release an operation exists, once the spec has it, and which are beta", () => {
    const operation = valueAt(document, ["paths", "/api/v2/applications/{applicationKey}", "get"]);
    const before = JSON.stringify(read());
    expect(before).toContain("**Since** the next release");
    expect(before).toContain("`LD-API-Version: beta`");
    Object.assign(operation as object, { "x-since": "1.4.0" }); // the spec has this operation
    expect(JSON.stringify(read())).toContain("**Since** 1.4.0");
  });
});

function linksOf(markdown: string): string[] {
  const links: string[] = [];
  walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === "link") links.push((token as Tokens.Link).href); // what marked's lexer gives under this type
  });
  return links;
}
