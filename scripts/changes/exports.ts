import type { Api } from "../generate/model/api.ts";
import type { Finding } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { staysValid } from "./rules.ts";

/** Compares what users import or name besides types and operations: servers, fixtures and constants. */
export function compareExports(comparison: Comparison): void {
  const { snapshots, report } = comparison;
  const { old, new: now } = snapshots;
  compareNames(comparison, "Server", ({ servers }) => servers);
  for (const before of old.api.servers) {
    const after = now.api.servers.find(({ name }) => name === before.name);
    if (!after || after.url === before.url) continue;
    const text = `Server \`${after.name}\` is now ${after.url}; it was ${before.url}.`;
    report({ level: "major", text, why: "Calls go to another host.", pointer: after.pointer, side: "new" });
  }
  compareNames(comparison, "Fixture", ({ examples }) => examples);
  compareConstants(comparison);
}

function compareNames(
  { snapshots, report }: Comparison,
  noun: string,
  list: (api: Api) => readonly { readonly name: string; readonly pointer: string }[],
): void {
  const [old, now] = [list(snapshots.old.api), list(snapshots.new.api)];
  const missingIn = (others: typeof old) => (one: (typeof old)[number]) =>
    !others.some(({ name }) => name === one.name);
  for (const { name, pointer } of old.filter(missingIn(now))) {
    const why = "Code that names it no longer compiles.";
    report({ level: "major", text: `${noun} \`${name}\` was removed.`, why, pointer, side: "old" });
  }
  for (const { name, pointer } of now.filter(missingIn(old))) {
    report({ level: "minor", text: `${noun} \`${name}\` is new.`, why: staysValid, pointer, side: "new" });
  }
}

/** Reports the constants that were removed, unless their schema or parameter has a major change, which implies it. */
function compareConstants({ snapshots, findings, report }: Comparison): void {
  const names = new Set(snapshots.new.api.enumerations.map(({ name }) => name));
  const isReported = (pointer: string) =>
    findings.some((finding: Finding) => finding.level === "major" && `${finding.pointer}/`.startsWith(`${pointer}/`));
  for (const { name, of } of snapshots.old.api.enumerations) {
    const [owner = ""] = of.split(".");
    const kind = snapshots.old.document.components?.schemas?.[owner] ? "schemas" : "parameters";
    const pointer = `#/components/${kind}/${owner}`;
    if (names.has(name) || isReported(pointer)) continue;
    const why = "Code that imports it no longer compiles.";
    report({ level: "major", text: `Constant \`${name}\` was removed.`, why, pointer, side: "old" });
  }
}
