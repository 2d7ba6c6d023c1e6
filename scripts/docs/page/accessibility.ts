/** Attributes that Scalar's elements lack or shouldn't have, by selector. `null` removes one. */
const attributes: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  // Roles that the elements can't have, or whose required children they lack.
  "aside[role=navigation], button[role=search], button[role=none], .client-libraries-list [role=tab]": { role: null },
  ".client-libraries-list[role]": { role: null, "aria-labelledby": null, "aria-orientation": null },
  ".client-libraries__select:not([aria-label])": { "aria-label": "More languages" },
  ".cm-content:not([aria-label])": { "aria-label": "Value" },
  "td input[type=checkbox]:not([aria-label]), input.peer[type=checkbox]:not([aria-label])": { "aria-label": "Enabled" },
  ".scalar-code-copy:not([aria-label])": { "aria-label": "Copy" },
  // A button in a button, which the style sheet hides. The address bar has the same link once the section is open.
  ".collapsible-section-trigger button:not([disabled])": { disabled: "" },
  // The button refers to an element that doesn't exist.
  "button[class*=copy-button][aria-controls]": { "aria-controls": null },
  '[id^=scalar-client] > section[aria-label="Notifications alt+T"]': { "aria-label": "Notifications about requests" },
  // Differs from the visible text.
  ".show-more[aria-label]": { "aria-label": null },
  // They scroll, so the keyboard has to reach them.
  "pre code:not([tabindex]), .scalar-code-block pre:not([tabindex]), ul.endpoints:not([tabindex])": { tabindex: "0" },
};

/** Corrects Scalar's elements for screen readers and the keyboard after each rendering. */
export function assist(root: Element): void {
  const apply = () => {
    for (const [selector, values] of Object.entries(attributes)) {
      for (const element of root.querySelectorAll(selector)) {
        for (const [name, value] of Object.entries(values)) {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        }
      }
    }
    // Only options and tabs are selected; the entry of a list of links is the current one.
    for (const button of root.querySelectorAll("button[aria-selected]:not([role])")) {
      button.setAttribute("aria-current", button.getAttribute("aria-selected") ?? "false");
      button.removeAttribute("aria-selected");
    }
    const dialog = root.querySelector(".scalar-client[role=dialog]");
    root.querySelector(".references-rendered")?.toggleAttribute("inert", dialog?.checkVisibility() ?? false);
  };
  let due = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(apply);
  });
  observer.observe(root, { attributeFilter: ["aria-selected", "role", "style"], childList: true, subtree: true });
}
