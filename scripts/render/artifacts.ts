import type { Artifact } from "../output/artifacts.ts";
import { UsageError } from "../usage-error.ts";

/** How a file is made. */
export interface Recipe {
  /** Absolute path. */
  readonly file: string;
  /** What it is, in a word. */
  readonly label: string;
  readonly render: () => string | Promise<string>;
}

/**
 * Renders artifacts one after the other, each with the time that it took.
 *
 * @param only - the labels of those to render; default: all
 * @throws {@link UsageError} for a label that no artifact has
 */
export async function renderArtifacts(recipes: readonly Recipe[], only?: readonly string[]): Promise<Artifact[]> {
  const labels = recipes.map(({ label }) => label);
  const unknown = only?.find((label) => !labels.includes(label));
  if (unknown !== undefined) throw new UsageError(`There is no artifact ${unknown}. There are ${labels.join(", ")}.`);

  const artifacts: Artifact[] = [];
  for (const { file, label, render } of recipes) {
    if (only && !only.includes(label)) continue;
    const start = performance.now();
    const text = await render();
    artifacts.push({ file, label, text, milliseconds: performance.now() - start });
  }
  return artifacts;
}
