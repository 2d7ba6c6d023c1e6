import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { beforeAll, describe, expect, it } from "vitest";
import { readApi } from "../../model/api.ts";
import { loadAssets } from "../../page/assets.ts";
import { knownTarget } from "../../page/samples.ts";
import { renderSite, type Site, type SiteSource } from "../../page/site.ts";
import { own, readDocument } from "../setup/bundle.ts";

const textOf = (site: Site, path: string) => String(site.get(path)?.body ?? `no ${path}`);

describe.each([own, "../documents/library-3.0.yaml", "../documents/workshop.yaml", "../documents/cafe/openapi.yaml"])(
  "the site of %s",
  (file) => {
    let source: SiteSource;
    let site: Site;
    beforeAll(async () => {
      source = { document: await readDocument(file), changelog: "### 1.0.0\n\nFirst." };
      site = renderSite(source);
    });

    it("has a Markdown file for each operation and schema, and an index of them", () => {
      const { operations, schemas } = readApi(source.document);
      const files = [
        ...operations.map(({ name }) => `operations/${name}.md`),
        ...schemas.map(({ name }) => `schemas/${name}.md`),
      ];
      expect([...site.keys()]).toEqual(expect.arrayContaining(files));
      const links = linksOf(textOf(site, "llms.txt"));
      expect(links).toEqual([...files, "openapi.json", "openapi.yaml"]);
    });

    it("links to nothing that it lacks", () => {
      for (const path of site.keys()) {
        if (!path.endsWith(".md")) continue;
        const targets = linksOf(textOf(site, path)).filter((link) => !link.includes("://"));
        for (const target of targets) expect(site.has(resolve(path, target)), `${path} → ${target}`).toBe(true);
      }
    });

    it("names every parameter, status, response header and example of an operation in its file", () => {
      for (const operation of readApi(source.document).operations) {
        const text = textOf(site, `operations/${operation.name}.md`);
        for (const { name } of operation.parameters) expect(text).toContain(`| \`${name}\` |`);
        for (const { status, bodies } of operation.answers) {
          expect(text).toContain(`### ${status}\n`);
          for (const name of bodies.flatMap(({ media }) => Object.keys(media.examples ?? {}))) {
            expect(text).toContain(`Example \`${name}\``);
          }
        }
        expect(text).toContain(`ld.${operation.name}(`);
      }
    });

    it("has a page whose links and files are there, with no script and no style in it", async () => {
      const files = new Map([...(await loadAssets()), ...site]);
      const html = textOf(site, "index.html");
      const own = [...html.matchAll(/ (?:href|src)="([^"#:]+)"/g)].map(([, path = ""]) => path);
      expect(own).toContain("assets/swagger-ui-bundle.js");
      for (const path of own) expect(files.has(path), path).toBe(true);
      expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    });
  },
);

describe("a sample", () => {
  it("asks the API itself where the page is static, with a token from the environment", async () => {
    const site = renderSite({ document: await readDocument(own), changelog: "" });
    const text = textOf(site, "operations/getApplication.md");
    expect(text).toContain('-H "Authorization: $LAUNCHDARKLY_TOKEN"');
    expect(text).toContain("'https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe?expand=flags'");
    expect(text).toContain('createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" })');
    expect(textOf(site, "index.html")).not.toContain("data-live");
  });

  it("asks the fake API where the page is live, with its token", async () => {
    const live = { baseUrl: "http://127.0.0.1:4010", token: "api-fake" };
    const document = await readDocument(own);
    const site = renderSite({ document, changelog: "", live, target: knownTarget(live.baseUrl, live.token) });
    const text = textOf(site, "operations/getApplication.md");
    expect(text).toContain("-H 'Authorization: api-fake'");
    expect(text).toContain('createClient({ token: "api-fake", baseUrl: "http://127.0.0.1:4010" })');
    expect(textOf(site, "index.html")).toContain('data-token="api-fake"');
    expect(JSON.parse(textOf(site, "reference.json"))).toMatchObject({
      paths: {
        "/api/v2/applications/{applicationKey}": {
          get: { "x-codeSamples": [{ label: "curl" }, { label: "@ld-rest/client" }] },
        },
      },
    });
    expect(JSON.parse(textOf(site, "openapi.json")), "the document that others read is the spec's").toEqual(document);
  });
});

function linksOf(markdown: string): string[] {
  const links: string[] = [];
  walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === "link") links.push((token as Tokens.Link).href); // what marked's lexer gives under this type
  });
  return links;
}

function resolve(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}
