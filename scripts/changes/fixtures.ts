import type { Finding } from "./change.ts";
import type { Side, Sides } from "./side.ts";

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
