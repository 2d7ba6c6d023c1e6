import type { Enumeration } from "../model/enumerations.ts";
import type { Change, Finding } from "./change.ts";
import type { Side, Sides } from "./side.ts";

/**
 * Compares which lists of values there are: each is a constant that users import. Those whose schema or parameter has a major change
 * already are part of that.
 */
export function compareConstants(
  { old, new: now }: Sides<Side>,
  found: readonly Pick<Change, "level" | "pointer">[],
): Finding[] {
  const names = new Set(now.api.enumerations.map(({ name }) => name));
  return old.api.enumerations
    .filter(({ name }) => !names.has(name))
    .map((enumeration) => ({ enumeration, pointer: ownerOf(old, enumeration) }))
    .filter(({ pointer }) => !found.some((change) => change.level === "major" && isWithin(change.pointer, pointer)))
    .map(({ enumeration, pointer }) => ({
      level: "major",
      text: `Constant \`${enumeration.name}\` is gone.`,
      why: "Code that imports it no longer compiles.",
      pointer,
      side: "old",
    }));
}

function ownerOf({ document }: Side, { of }: Enumeration): string {
  const [name = ""] = of.split(".");
  const kind = document.components?.schemas?.[name] ? "schemas" : "parameters";
  return `#/components/${kind}/${name}`;
}

function isWithin(pointer: string, owner: string): boolean {
  return pointer === owner || pointer.startsWith(`${owner}/`);
}
