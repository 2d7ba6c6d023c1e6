/** Where generated modules import from: the packages and the files around them. */
export interface Modules {
  /** `paths`, `operations` and `components`. */
  readonly openapi: string;
  /** The type aliases of the component schemas. */
  readonly schemas: string;
  /** The same, for modules of the same package. */
  readonly aliases: string;
  /** The client's modules: options of calls, results, query serialization, errors. */
  readonly options: string;
  readonly result: string;
  readonly query: string;
  readonly error: string;
  readonly validation: string;
  /** The folder of the testing kit's core. */
  readonly core: string;
  /** The checks of the schemas, for the testing kit. */
  readonly checks: string;
}

/** The first line of each generated file. */
export function banner(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Do not edit: change the spec and run the command again.\n`;
}

/** A doc comment of the given paragraphs and tags; empty ones are left out. Empty where nothing is left. */
export function docComment(parts: readonly (string | undefined)[], indent = ""): string {
  const lines = parts
    .filter((part) => part !== undefined && part.trim() !== "")
    .flatMap((part, index, all) => {
      const text = (part ?? "")
        .trim()
        .replaceAll("*/", "*\\/")
        .split(/\r\n|\r|\n/);
      // Tags stand together, paragraphs apart.
      const apart = index > 0 && !(text[0]?.startsWith("@") && all[index - 1]?.startsWith("@"));
      return apart ? ["", ...text] : text;
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

/** Type imports of the names that a source text uses, by module, in one statement each. */
export function typeImports(names: readonly (readonly [name: string, module: string])[], text: string): string {
  const used = usedNames(text);
  const byModule = new Map<string, Set<string>>();
  for (const [name, module] of names) {
    const local = name.split(" as ").at(-1) ?? name;
    if (!used.has(local)) continue;
    byModule.set(module, (byModule.get(module) ?? new Set()).add(name));
  }
  return [...byModule]
    .sort(([a], [b]) => Number(a.startsWith(".")) - Number(b.startsWith(".")) || (a < b ? -1 : 1))
    .map(([module, imported]) => `import type { ${[...imported].sort().join(", ")} } from ${JSON.stringify(module)};\n`)
    .join("");
}

const identifierKey = /^(\s*)"([A-Za-z_$][\w$]*)":/gm;
const scalarList = /\[\n\s+((?:(?:"(?:[^"\\]|\\.)*"|[\w.+-]+),?\n\s*)+)\]/g;

/** A JSON value as source text: bare keys where they can be, lists of scalars in one line where they fit. */
export function literal(value: unknown, indent = ""): string {
  return JSON.stringify(value, null, 2)
    .replaceAll("\u2028", "\\u2028") // to some tools these two end a line
    .replaceAll("\u2029", "\\u2029")
    .replaceAll(identifierKey, (_, space: string, key: string) =>
      // As a plain key it would set the prototype.
      key === "__proto__" ? `${space}["__proto__"]:` : `${space}${key}:`,
    )
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

/** The names of types that code uses; not those in its comments and strings, and not those of its members and methods. */
function usedNames(text: string): Set<string> {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g, " ");
  return new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*(?![\p{ID_Continue}$]|\??:|\()/gu));
}
