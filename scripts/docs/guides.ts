import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { lexer, type Tokens } from "marked";
import type { Api } from "../generate/model/api.ts";
import { errorClass } from "../generate/render/errors.ts";

const root = join(import.meta.dirname, "../..");
const repository = "https://github.com/ld-rest/ld-rest/blob/main";

/** A guide in the site's sidebar, in Markdown whose headings begin at level 2. */
export interface Guide {
  readonly title: string;
  readonly text: string;
}

/** The guides' sources: sections of the READMEs. */
const sections = [
  { title: "Quick start", file: "packages/client/README.md" },
  { title: "Authentication", file: "packages/client/README.md" },
  { title: "Errors", file: "packages/client/README.md" },
  { title: "Rate limits", file: "packages/client/README.md" },
  { title: "Testing with the fake", file: "packages/testing/README.md" },
  { title: "Versions", file: "packages/client/README.md" },
] as const;

/**
 * Reads the guides in the order of the sidebar. The one on errors lists each error class with its examples.
 *
 * @throws Error if a README lacks the section
 */
export function readGuides(api: Api): Guide[] {
  const texts = sections.map(({ title, file }) => ({ title, file, text: readSection(file, title) }));
  const anchors = new Set(texts.flatMap(({ title, text }) => [title, ...headings(text)]).map(slug));
  const guides = texts.map(({ title, file, text }) => {
    const linked = rewriteLinks(text, file, anchors);
    return { title, text: title === "Errors" ? `${linked}\n\n${describeErrors(api)}` : linked };
  });
  return [...guides, { title: "Changelog", text: readChangelog() || "Nothing has been released yet." }];
}

/** Fragment of links to a heading. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .trim()
    .replaceAll(/\s+/g, "-");
}

/** Text below a second-level heading, with its own headings raised by one level. */
function readSection(file: string, title: string): string {
  const parts: string[] = [];
  let inside = false;
  for (const token of lexer(readFileSync(join(root, file), "utf8"))) {
    const { depth, text } = token.type === "heading" ? (token as Tokens.Heading) : { depth: 7, text: "" }; // marked's type
    if (depth <= 2) inside = depth === 2 && text === title;
    else if (inside) parts.push(depth < 7 ? token.raw.slice(1) : token.raw);
  }
  if (parts.length === 0) throw new Error(`${file} has no section "${title}", which the reference site shows.`);
  return parts.join("").trim();
}

function headings(text: string): string[] {
  return lexer(text).flatMap((token) => (token.type === "heading" ? [(token as Tokens.Heading).text] : [])); // as above
}

/** Points links to another guide's heading into the page, and all other relative ones to the repository. */
function rewriteLinks(text: string, file: string, anchors: ReadonlySet<string>): string {
  return text.replaceAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g, (_, path: string, hash = "") => {
    if (path === "" && anchors.has(hash.slice(1))) return `](#description/${hash.slice(1)})`;
    const target = path === "" ? file : posix.join(posix.dirname(file), path);
    return `](${repository}/${target}${hash})`;
  });
}

/** A section for each error class: status, meaning, advice, and the examples' bodies. */
function describeErrors({ operations, examples }: Api): string {
  const responses = operations
    .flatMap((operation) => operation.responses)
    .filter(({ status }) => !/^[23]/.test(status));
  const byStatus = new Map(responses.map((response) => [response.status, response]));
  return [...byStatus.values()]
    .sort((a, b) => (a.status < b.status ? -1 : 1))
    .flatMap(({ status, description, advice }) => [
      `## ${errorClass(status)}`,
      [`Status ${status}.`, description, advice].filter(Boolean).join(" "),
      ...examples
        .filter((example) => example.responses.some((response) => response.status === status))
        .map(({ name, summary = "", value }) =>
          [`${summary} \`fixtures.${name}\``, `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``].join("\n\n"),
        ),
    ])
    .join("\n\n");
}

/** Pending changes, then the changelog of the three packages, which are released together. */
function readChangelog(): string {
  const folder = join(root, ".changeset");
  const pending = readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) =>
      readFileSync(join(folder, name), "utf8")
        .replace(/^---\n[\s\S]*?\n---\n/, "")
        .trim(),
    )
    .filter((text) => text !== "");
  const changelog = join(root, "packages/client/CHANGELOG.md");
  const released = lexer(existsSync(changelog) ? readFileSync(changelog, "utf8") : "")
    .filter((token) => token.type !== "heading" || (token as Tokens.Heading).depth > 1) // marked's type
    .map(({ raw }) => raw);
  return [...(pending.length > 0 ? ["## Next release", ...pending] : []), released.join("")].join("\n\n").trim();
}
