import type { Explained } from "./deliberate.ts";

const sections = [
  ["only there: ", "In the vendor's document, not in ours:"],
  ["only here: ", "In ours, not in the vendor's:"],
  ["differs: ", "In both, and not the same:"],
] as const;

/** What is left to explain, by its sort, and what is explained already. Lines can be copied into the list as they are. */
export function reportUpstream({ unexplained, explained, stale }: Explained, list: string): string {
  const parts = sections.flatMap(([prefix, title]) => {
    const lines = unexplained.filter((difference) => difference.startsWith(prefix));
    return lines.length === 0 ? [] : [block(title, lines)];
  });
  if (stale.length > 0) {
    const lines = stale.map(({ difference }) => difference);
    parts.push(block(`Explained in ${list}, but there no more; take them off the list:`, lines));
  }
  if (unexplained.length > 0) {
    parts.push(`Change the spec, or explain in ${list} why it differs: the line as \`difference\`, and a \`reason\`.`);
  }
  parts.push(
    `${unexplained.length} differences to explain, ${explained.length} deliberate, ${stale.length} explained in vain.`,
  );
  return parts.join("\n\n");
}

function block(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
