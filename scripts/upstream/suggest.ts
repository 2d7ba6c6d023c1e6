/** Formats up to three known words that resemble an unknown one as a question, with a leading space. Empty if none does. */
export function suggest(word: string, known: readonly string[]): string {
  const typed = word.toLowerCase();
  const similar = known
    .map((each) => ({ each, distance: editDistance(typed, each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= Math.max(2, word.length / 3) || each.toLowerCase().includes(typed))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ each }) => each);
  return similar.length > 0 ? ` Did you mean ${similar.join(", ")}?` : "";
}

/** Levenshtein distance: the number of letters to insert, remove or replace to turn one word into the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, counterpart] of [...other].entries()) {
      const [above = 0, left = 0, diagonal = 0] = [row[j + 1], next[j], row[j]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === counterpart ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
