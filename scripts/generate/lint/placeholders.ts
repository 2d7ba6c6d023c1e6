import { readFileSync } from "node:fs";
import type { Problem } from "../read/problem.ts";

/** The first words of every placeholder. No other text in the spec may contain them. */
export const placeholderMarker = "TODO describe";

/**
 * The text in place of a description until a contributor writes one.
 *
 * @param subject - what is to be described, such as "the property `name`"
 */
export function placeholderFor(subject: string): string {
  return `${placeholderMarker} ${subject}.`;
}

/**
 * Finds the placeholders in the files of a spec.
 *
 * @param files - absolute paths
 * @returns a warning for each, in the order of the files
 */
export function findPlaceholders(files: Iterable<string>): Problem[] {
  return [...files].sort().flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((text, index): Problem[] => {
        const column = text.indexOf(placeholderMarker);
        if (column < 0) return [];
        return [
          {
            file,
            line: index + 1,
            column: column + 1,
            message: `A placeholder is left: ${text.slice(column).replace(/["'.]*$/, "")}.`,
            advice: "Replace it with a description in your own words. `npm test` fails until then.",
            severity: "warn",
            rule: "placeholder",
          },
        ];
      }),
  );
}
