import { readFileSync } from "node:fs";
import type { Problem } from "../read/problem.ts";

/** How every placeholder begins. Nothing else in the spec may hold these words. */
export const placeholderMarker = "TODO describe";

/**
 * The text that stands in for a description until a contributor writes one.
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
            advice: "Replace it with a description in your own words. `npm test` fails while it is there.",
            severity: "warn",
            rule: "placeholder",
          },
        ];
      }),
  );
}
