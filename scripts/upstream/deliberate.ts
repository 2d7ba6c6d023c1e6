import { readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";
import { isObject } from "../generate/read/references.ts";
import type { Difference } from "./compare-schemas.ts";

/** A difference that is meant, with the reason. */
export interface Deliberate {
  readonly difference: Difference;
  readonly reason: string;
}

/** Differences, sorted by whether somebody has explained them. */
export interface Explained {
  readonly unexplained: readonly Difference[];
  readonly explained: readonly Deliberate[];
  /** Explanations of differences that are there no more. */
  readonly stale: readonly Deliberate[];
}

/**
 * Reads the list of deliberate differences: YAML, a list of objects with `difference` and `reason`.
 *
 * @throws Error that names the file and what is wrong with it
 */
export function readDeliberate(file: string): Deliberate[] {
  const list = parseYaml(readFileSync(file, "utf8"));
  if (!Array.isArray(list)) throw new Error(`${file} holds no list.`);
  return list.map((entry: unknown, index) => {
    const { difference, reason } = isObject(entry) ? entry : {};
    if (typeof difference !== "string" || typeof reason !== "string" || reason.trim() === "") {
      throw new Error(`${file}: entry ${index + 1} needs a \`difference\` and a \`reason\`.`);
    }
    return { difference, reason };
  });
}

/** Holds differences against the list of the deliberate ones. */
export function explain(differences: readonly Difference[], deliberate: readonly Deliberate[]): Explained {
  return {
    unexplained: differences.filter((each) => !deliberate.some(({ difference }) => difference === each)),
    explained: deliberate.filter(({ difference }) => differences.includes(difference)),
    stale: deliberate.filter(({ difference }) => !differences.includes(difference)),
  };
}
