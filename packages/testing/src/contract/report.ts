import type { ContractResult } from "./case.js";

/** Formats of a report: lines for people, JSON, or JUnit's XML for CI systems. */
export type ReportFormat = "text" | "json" | "junit";

const words = { passed: "ok      ", differs: "DIFFERS ", expected: "expected", skipped: "skipped " } as const;

/**
 * Writes results as a report.
 *
 * @param results - what `runContract` returned
 * @param format - format of the report; default: `text`
 */
export function reportContract(results: readonly ContractResult[], format: ReportFormat = "text"): string {
  if (format === "json") return JSON.stringify(results, null, 2);
  return format === "junit" ? junit(results) : results.map(describe).join("\n");
}

function describe({ outcome, title, basis, id, differences }: ContractResult): string {
  const lines = [`${words[outcome]} ${title} (${basis})`, ...differences.map((one) => `           ${one}`)];
  return outcome === "differs" ? [...lines, `           case ${id}`].join("\n") : lines.join("\n");
}

function junit(results: readonly ContractResult[]): string {
  const failures = results.filter(({ outcome }) => outcome === "differs").length;
  const skipped = results.filter(({ outcome }) => outcome === "skipped" || outcome === "expected").length;
  const cases = results.map(({ id, title, operation, outcome, differences }) => {
    const text = escapeXml(differences.join("\n"));
    const content =
      outcome === "differs"
        ? `<failure message="${escapeXml(differences[0] ?? "")}">${text}</failure>`
        : outcome === "passed"
          ? ""
          : `<skipped message="${outcome}"/>`;
    return `  <testcase classname="${escapeXml(operation)}" name="${escapeXml(title)}" id="${escapeXml(id)}">${content}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="contract" tests="${results.length}" failures="${failures}" skipped="${skipped}">`,
    ...cases,
    "</testsuite>",
  ].join("\n");
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // XML has no control characters.
  return text
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? "")
    .replaceAll(/[^\t\n\x20-\uffff]/g, "\ufffd");
}
