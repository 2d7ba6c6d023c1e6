/**
 * Gives Swagger UI's controls what a screen reader and a keyboard need, as they appear: names for its lists, and a place in the order of
 * focus for text that scrolls.
 */
export function assist(root: Element): void {
  const apply = () => {
    for (const select of root.querySelectorAll("select:not([aria-label])"))
      select.setAttribute("aria-label", nameOf(select));
    for (const text of root.querySelectorAll("pre:not([tabindex])")) text.setAttribute("tabindex", "0");
  };
  new MutationObserver(apply).observe(root, { childList: true, subtree: true });
  apply();
}

/** What a list chooses: a parameter's value, one of a response's examples, its media type, or the server. */
function nameOf(select: Element): string {
  const row = select.closest("[data-param-name], [data-code]");
  const parameter = row?.getAttribute("data-param-name");
  if (parameter) return parameter;
  const status = row?.getAttribute("data-code");
  const what = select.matches(".examples-select-element")
    ? "Example"
    : select.matches(".content-type")
      ? "Media type"
      : "Server";
  return status ? `${what} of ${status}` : what;
}
