/** A text in one line, as a cell of a table or an item of a list holds it. */
export function oneLine(text: string | undefined): string {
  return (text ?? "").trim().replaceAll(/\s+/g, " ");
}

/** A table, or nothing where it would have no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A fenced block. */
export function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Paragraphs, apart from each other; those without a text are left out. */
export function page(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part.trim() !== "").join("\n\n")}\n`;
}
