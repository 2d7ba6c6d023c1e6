/** The first line of each generated file. */
export function banner(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Do not edit: change the spec and run the command again.\n`;
}

/** A doc comment with paragraphs and tags; empty ones are left out, and without any there is no comment. */
export function docComment(parts: readonly (string | undefined)[], indent = ""): string {
  const lines = parts
    .filter((part) => part !== undefined && part.trim() !== "")
    .flatMap((part, index, all) => {
      const text = (part ?? "")
        .trim()
        .replaceAll("*/", "*\\/")
        .split(/\r\n|\r|\n/);
      // There is an empty line between paragraphs, and none between tags.
      const isParagraph = index > 0 && !(text[0]?.startsWith("@") && all[index - 1]?.startsWith("@"));
      return isParagraph ? ["", ...text] : text;
    })
    .map((line) => line.trimEnd());
  if (lines.length === 0) return "";
  if (lines.length === 1 && (lines[0]?.length ?? 0) + indent.length < 110) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** A sentence in one line, ending with a full stop. */
export function sentence(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line === "" || /[.!?]$/.test(line) ? line : `${line}.`;
}

/** Type imports of the names that a source text uses, one statement for each module. */
export function typeImports(modules: Readonly<Record<string, readonly string[]>>, text: string): string {
  const used = usedNames(text);
  return Object.entries(modules)
    .map(
      ([module, names]) => [module, names.filter((name) => used.has(name.split(" as ").at(-1) ?? "")).sort()] as const,
    )
    .filter(([, names]) => names.length > 0)
    .map(([module, names]) => `import type { ${names.join(", ")} } from ${JSON.stringify(module)};\n`)
    .join("");
}

/** The names of types that code uses: not those in its comments and strings, and not those of its members and methods. */
function usedNames(text: string): Set<string> {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g, " ");
  return new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*(?![\p{ID_Continue}$]|\??:|\()/gu));
}

const identifierKey = /^(\s*)"([A-Za-z_$][\w$]*)":/gm;
const scalarList = /\[\n\s+((?:(?:"(?:[^"\\]|\\.)*"|[\w.+-]+),?\n\s*)+)\]/g;

/** A JSON value as source text: keys without quotes if possible, short lists of scalars in one line. */
export function literal(value: unknown, indent = ""): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(identifierKey, "$1$2:")
    .replaceAll(scalarList, (block, items: string) => {
      const line = `[${items.trim().replaceAll(/,\n\s*/g, ", ")}]`;
      return line.length <= 100 ? line : block;
    })
    .replaceAll("\n", `\n${indent}`);
}

/** A JSON value as source text in one line. */
export function inline(value: unknown): string {
  return literal(value)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/"(\d{3})":/g, "$1:")
    .replaceAll(/\{ \}/g, "{}");
}
