/** A problem as the server tells of it. */
export interface Problem {
  readonly place: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly advice: string;
  readonly excerpt: readonly { readonly number: number; readonly text: string }[];
}

/** Shows problems over the page, each with the lines of its source; none hides the overlay. */
export function showProblems(problems: readonly Problem[]): void {
  const overlay = document.querySelector("#problems");
  if (!overlay) return;
  document.body.classList.toggle("broken", problems.length > 0);
  const heading = element("h2", `The spec has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}`);
  const note = element("p", "The page and the fake API stay as they were. Mend it, and this goes away.");
  overlay.replaceChildren(...(problems.length > 0 ? [heading, ...problems.map(render), note] : []));
}

function render({ place, line, column, message, advice, excerpt }: Problem): Element {
  const article = element("article");
  const source = element("pre");
  source.tabIndex = 0;
  for (const { number, text } of excerpt) {
    const row = element(number === line ? "mark" : "span", `${String(number).padStart(4)}  ${text}\n`);
    source.append(row);
  }
  article.append(
    element("code", line > 0 ? `${place}:${line}:${column}` : place),
    element("p", message),
    element("p", advice),
    ...(excerpt.length > 0 ? [source] : []),
  );
  return article;
}

function element(name: string, text = ""): HTMLElement {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}
