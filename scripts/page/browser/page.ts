import { assist } from "./accessibility.ts";
import { listenForCopies } from "./copy.ts";
import { follow } from "./live.ts";
import { samplesPlugin } from "./samples.ts";
import type { Plugin } from "./swagger-ui.ts";

const { live, token, scheme } = document.body.dataset;

const replacements: Plugin = {
  // The page says title, version and description itself.
  components: { InfoContainer: () => null },
  wrapComponents: {
    // A link in a button, where no link may be; it stands above the samples instead.
    DeepLink:
      (_, { React }) =>
      ({ text }) =>
        React.createElement("span", null, text),
  },
};

const ui = globalThis.SwaggerUIBundle({
  spec: await loadReference(),
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // The default theme has colours that contrast too little with its ground.
  syntaxHighlight: { theme: "tomorrow-night" },
  ...(live === undefined ? { supportedSubmitMethods: [] } : { tryItOutEnabled: true }),
  // It would ask a third party about the document.
  validatorUrl: null,
  plugins: [replacements, samplesPlugin],
  onComplete: authorize,
});

const root = document.querySelector("#swagger-ui");
if (root) assist(root);
listenForCopies();
if (live !== undefined) follow(renew);

async function loadReference(): Promise<object> {
  const response = await fetch("reference.json");
  const reference: object = await response.json();
  // By this origin and not by its number: whoever opens the page as `localhost` stays there.
  return live === undefined ? reference : { ...reference, servers: [{ url: location.origin }] };
}

async function renew(): Promise<void> {
  const [reference, page] = await Promise.all([loadReference(), fetch("./").then((response) => response.text())]);
  const next = new DOMParser().parseFromString(page, "text/html");
  for (const part of next.querySelectorAll("#guide, #errors")) document.querySelector(`#${part.id}`)?.replaceWith(part);
  document.title = next.title;
  ui.specActions.updateSpec(JSON.stringify(reference));
}

function authorize(): void {
  if (scheme && token) ui.preauthorizeApiKey(scheme, token);
}
