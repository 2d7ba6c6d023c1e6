import { assist } from "./accessibility.ts";

/** The part of Scalar's browser bundle that the page uses; the package has no types for it. */
declare global {
  var Scalar: {
    createApiReference(selector: string, configuration: object): { updateConfiguration(configuration: object): void };
  };
}

interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
}

/** `reference.json`, as far as the page reads it. */
interface Reference {
  readonly document: {
    readonly info: { readonly title: string };
    readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    servers?: unknown;
  };
  readonly authentication?: { readonly scheme: string; readonly token: string };
}

const response = await fetch("reference.json", { cache: "no-cache" });
let reference = prepare(await response.json());
assist(document.body);
// Before Scalar's own listener, which reads the address.
addEventListener("popstate", () => history.replaceState(history.state, "", resolveLink(location.hash)));
const page = globalThis.Scalar.createApiReference("#reference", configure(reference));

import.meta.hot?.on("reference", (text: string) => {
  reference = prepare(JSON.parse(text));
  page.updateConfiguration(configure(reference));
  document.querySelector("vite-error-overlay")?.remove();
});

function prepare(loaded: Reference): Reference {
  document.title = loaded.document.info.title;
  // The page may have been opened at `localhost`, which to the browser is another origin than 127.0.0.1.
  if (loaded.authentication) loaded.document.servers = [{ url: location.origin, description: "The fake API" }];
  return loaded;
}

function configure({ document, authentication }: Reference): object {
  return {
    content: document,
    // No requests to other hosts, and no stored tokens.
    agent: { disabled: true },
    hideClientButton: true,
    mcp: { disabled: true },
    persistAuth: false,
    showDeveloperTools: "never",
    telemetry: false,
    withDefaultFonts: false,
    // The API rejects `LD-API-Version` from pages of other origins, so only the fake can be called.
    hideTestRequestButton: !authentication,
    authentication: authentication && {
      preferredSecurityScheme: authentication.scheme,
      securitySchemes: { [authentication.scheme]: { value: authentication.token } },
    },
    documentDownloadType: "none",
    orderSchemaPropertiesBy: "preserve",
    generateTagSlug: ({ name = "" }) => slug(name),
    generateOperationSlug: ({
      operationId,
      method = "",
      path = "",
    }: {
      operationId?: string;
      method?: string;
      path?: string;
    }) => operationId ?? `${method}${path}`,
    generateModelSlug: ({ name = "" }) => name,
    redirect: resolveLink,
  };
}

/** The fragment of an operation, found by its last segment: the operation ID is stable, the tag before it is not. */
function resolveLink(hash: string): string {
  const name = decodeURIComponent(hash.split("/").at(-1) ?? "").replace(/^#/, "");
  const operations = Object.values(reference.document.paths ?? {}).flatMap((item) => Object.values(item));
  const operation = operations.find(({ operationId }) => operationId === name);
  const [tag] = operation?.tags ?? [];
  return operation ? `#${tag === undefined ? "" : `tag/${slug(tag)}/`}${name}` : hash;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}
