import type { CreateElement, Plugin, System } from "./swagger-ui.ts";

interface Sample {
  readonly label: string;
  readonly source: string;
}

interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly "x-codeSamples"?: readonly Sample[];
}

/** Shows an operation's `x-codeSamples` above its responses: curl and the typed client beside each other, each with a button to copy it. */
export const samplesPlugin: Plugin = {
  wrapComponents: {
    responses: (original, system) => (props) => {
      const { createElement } = system.React;
      const operation = readOperation(system, String(props["path"]), String(props["method"]));
      return createElement("div", null, renderSamples(createElement, operation), createElement(original, props));
    },
  },
};

function readOperation({ specSelectors }: System, path: string, method: string): Operation {
  let node: unknown = specSelectors.specJson().toJS();
  for (const key of ["paths", path, method]) {
    node = typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  }
  return (node ?? {}) as Operation; // the server has rendered it so
}

function renderSamples(
  createElement: CreateElement,
  { operationId = "", tags = ["default"], ...operation }: Operation,
): unknown {
  const figures = (operation["x-codeSamples"] ?? []).map(({ label, source }) =>
    createElement(
      "figure",
      { key: label, className: "sample" },
      createElement(
        "figcaption",
        null,
        label,
        createElement(
          "button",
          { type: "button", className: "copy", "data-copy": source, "aria-label": `Copy the ${label} sample` },
          "Copy",
        ),
      ),
      createElement("pre", { tabIndex: 0 }, createElement("code", null, source)),
    ),
  );
  const hash = `#/${[tags[0] ?? "default", operationId].map(encodeURIComponent).join("/")}`;
  const link = createElement("a", { href: hash }, `Link to ${operationId}`);
  return createElement(
    "div",
    { className: "samples" },
    createElement("p", { className: "deep-link" }, link),
    ...figures,
  );
}
