import type { Enumeration } from "../generate/model/api.ts";
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

/** Compares which examples there are: each is a fixture of the testing kit. What they hold may change at any time. */
export function compareFixtures({ old, new: now }: Sides<Side>): Finding[] {
  const names = (side: Side) => new Set(side.api.examples.map(({ name }) => name));
  const gone = old.api.examples
    .filter(({ name }) => !names(now).has(name))
    .map(({ name, pointer, answers }): Finding => {
      const why = "Tests that use the fixture no longer compile.";
      return {
        level: "major",
        text: `Fixture \`${name}\` is gone.`,
        why,
        pointer,
        side: "old",
        operations: users(answers),
      };
    });
  const added = now.api.examples
    .filter(({ name }) => !names(old).has(name))
    .map(({ name, pointer, answers }): Finding => {
      const why = "Tests that don't know it stay valid.";
      return {
        level: "minor",
        text: `Fixture \`${name}\` is new.`,
        why,
        pointer,
        side: "new",
        operations: users(answers),
      };
    });
  return [...gone, ...added];
}

function users(answers: readonly { readonly operation: string }[]): string[] {
  return [...new Set(answers.map(({ operation }) => operation))];
}
