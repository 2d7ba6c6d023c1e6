import type { Api } from "../../model/api.ts";
import { oneLine, page } from "./text.ts";

/** The index of the Markdown files, in the form of llms.txt: a title, a summary, lists of links. */
export function renderIndex({ document, operations, schemas }: Api): string {
  const { title, version, summary, description } = document.info;
  const list = (items: readonly (readonly [text: string, href: string, about: string | undefined])[]) =>
    items.map(([text, href, about]) => `- [${text}](${href})${about ? `: ${oneLine(about)}` : ""}`).join("\n");
  return page([
    `# ${title}`,
    `> ${oneLine(summary ?? description)}`,
    `Version ${version}.${summary ? ` ${oneLine(description)}` : ""}`,
    "## Operations",
    list(
      operations.map(({ name, summary, method, path }) => [
        name,
        `operations/${name}.md`,
        `${summary ?? ""} (\`${method} ${path}\`)`,
      ]),
    ),
    "## Schemas",
    list(schemas.map(({ name, description }) => [name, `schemas/${name}.md`, description])),
    "## Document",
    list([
      ["openapi.json", "openapi.json", "the whole OpenAPI document as JSON."],
      ["openapi.yaml", "openapi.yaml", "the same as YAML."],
    ]),
  ]);
}
