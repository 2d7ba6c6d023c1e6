import { formatProblem, type Problem } from "../spec/problem.ts";

/** So many problems can be read one by one; of more, only the kinds and their numbers say something. */
const readable = 100;

/**
 * Problems as text: each in full, or where they are very many, a line for each rule with the number of its findings and the first
 * of them.
 *
 * @param all - each in full, however many
 */
export function reportProblems(problems: readonly Problem[], { all }: { all: boolean }): string {
  if (all || problems.length <= readable) return problems.map(formatProblem).join("\n");
  const rules = groupByRule(problems);
  const lines = [...rules]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, [first, ...rest]]) => {
      const number = `${rest.length + 1} × ${rule}, at first:\n`;
      return first ? number + formatProblem(first).replaceAll(/^/gm, "  ") : number;
    });
  return `${lines.join("\n")}\n\nThese are ${problems.length} findings of ${rules.size} rules. Run the command with \`--all\` to see each.`;
}

function groupByRule(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.rule);
    if (group) group.push(problem);
    else groups.set(problem.rule, [problem]);
  }
  return groups;
}
