import { lexer, type Token, type Tokens, walkTokens } from "marked";

/** A fenced block of a Markdown text. */
export interface CodeBlock {
  /** The language after the fence, such as `ts`. */
  readonly language: string;
  readonly text: string;
  /** The line of the text, counted from 1, on which the fence opens. */
  readonly line: number;
  /** The last `code` of the paragraph before the block: the name of the file that the block is about. */
  readonly file: string | undefined;
}

/** The fenced blocks of a Markdown text, in their order. */
export function readCodeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let line = 1;
  let paragraph: Token | undefined;
  for (const token of lexer(markdown)) {
    if (token.type === "code") {
      const { lang = "", text } = token as Tokens.Code; // what marked's lexer gives under this type
      blocks.push({ language: lang, text, line, file: paragraph && lastCode(paragraph) });
    }
    if (token.type !== "space") paragraph = token.type === "paragraph" ? token : undefined;
    line += token.raw.split("\n").length - 1;
  }
  return blocks;
}

/** The parts of a Markdown text that a heading of the given depth opens, by heading. */
export function readSections(markdown: string, depth: number): Map<string, string> {
  const sections = new Map<string, string>();
  let current: string | undefined;
  for (const token of lexer(markdown)) {
    if (token.type === "heading" && (token as Tokens.Heading).depth <= depth) {
      const heading = token as Tokens.Heading; // as above
      current = heading.depth === depth ? heading.text : undefined;
    } else if (current !== undefined) sections.set(current, (sections.get(current) ?? "") + token.raw);
  }
  return sections;
}

function lastCode(paragraph: Token): string | undefined {
  let code: string | undefined;
  walkTokens([paragraph], (token) => {
    if (token.type === "codespan") code = (token as Tokens.Codespan).text;
  });
  return code;
}
