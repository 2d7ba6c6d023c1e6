import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lexer, type Tokens, walkTokens } from "marked";
import { describe, expect, it } from "vitest";
import { root } from "../setup/repository.ts";
import { readCodeBlocks } from "./markdown.ts";
import { listDocuments } from "./snippets.ts";

describe.each(listDocuments())("%s", (file) => {
  const text = readFileSync(join(root, file), "utf8");

  it("links to files that exist", () => {
    const targets: string[] = [];
    walkTokens(lexer(text), (token) => {
      if (token.type === "link") targets.push((token as Tokens.Link).href); // what marked gives under this type
    });
    const paths = targets.filter((target) => !/^https:|^#/.test(target)).map((target) => target.replace(/#.*/, ""));
    expect(paths.filter((path) => !existsSync(join(root, dirname(file), path)))).toEqual([]);
  });
});

describe("the files of the spec in openapi/README.md", () => {
  const blocks = readCodeBlocks(readFileSync(join(root, "openapi/README.md"), "utf8"));
  const examples = blocks.filter(({ language }) => language === "yaml");

  it.each(examples)("are the current ones: $file", ({ file = "", text }) => {
    expect(readFileSync(join(root, "openapi", file), "utf8")).toBe(`${text}\n`);
  });

  it("exist", () => {
    expect(examples.length).toBeGreaterThan(0);
  });
});
