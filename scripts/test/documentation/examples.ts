import ts from "typescript";
import { type CodeBlock, readCodeBlocks } from "./markdown.ts";

/** The code blocks of all `@example` tags in the doc comments of a TypeScript source, with their lines in the source. */
export function readExamples(source: string): CodeBlock[] {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
  // A comment can belong to more than one node, such as a variable and its statement.
  const tags = new Set<ts.JSDocTag>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) if (tag.tagName.text === "example") tags.add(tag);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...tags].flatMap((tag) => {
    const { line } = file.getLineAndCharacterOfPosition(tag.pos);
    const blocks = readCodeBlocks(ts.getTextOfJSDocComment(tag.comment) ?? "");
    return blocks.map((block) => ({ ...block, line: line + 1 + block.line }));
  });
}
