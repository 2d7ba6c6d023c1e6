import type { OpenAPI3 } from "openapi-typescript";
import type { Api } from "../generate/model/api.ts";
import { isSuccess, type Operation } from "../generate/model/operations.ts";
import { isObject, pointerSegments, resolveReference, toPointer, valueAt } from "../generate/read/references.ts";
import type { Guide } from "./guides.ts";
import { clientSample, type Live } from "./samples.ts";

/** Content of `reference.json`: the document for the page and, with a fake API, its token. */
export interface Reference {
  readonly document: OpenAPI3;
  readonly authentication?: { readonly scheme: string; readonly token: string } | undefined;
}

const links = "[openapi.yaml](openapi.yaml) · [openapi.json](openapi.json) · [Markdown for language models](llms.txt)";

/** Adds guides, facts about each operation, client samples and fixtures' names to the document. */
export function renderReference(api: Api, guides: readonly Guide[], live?: Live): Reference {
  const document = structuredClone(api.document);
  const { info } = document;
  const chapters = guides.map(({ title, text }) => `# ${title}\n\n${text}`);
  info.description = ["# Introduction", info.description, links, ...chapters].join("\n\n");
  if (live) document.servers = [{ url: live.baseUrl, description: "The fake API", variables: {} }];
  for (const operation of api.operations) {
    const source = clientSample(api.document, operation, live);
    const { since, beta } = readFacts(api.document, operation);
    Object.assign(find(document, operation.pointer), {
      description: [operation.description, ...describe(api, operation)].filter(Boolean).join("\n\n"),
      "x-badges": [...(beta ? [{ name: "Beta" }] : []), { name: since ? `Since ${since}` : "Next release" }],
      "x-codeSamples": [{ lang: "TypeScript", label: "@ld-rest/client", source }],
    });
  }
  nameExamples(api, document);
  const [scheme] = Object.keys(document.components?.securitySchemes ?? {});
  return { document, authentication: live && scheme ? { scheme, token: live.token } : undefined };
}

/** Facts about an operation as Markdown: first release, beta header, client method and fixtures. */
export function describe({ document, examples }: Api, operation: Operation): string[] {
  const { since, beta } = readFacts(document, operation);
  const fixtures = examples.filter(({ responses }) =>
    responses.some((response) => response.operation === operation.name && isSuccess(response.status)),
  );
  const names = fixtures.map(({ name }) => `\`fixtures.${name}\``).join(", ");
  const facts = [
    `**Since** ${since ?? "the next release"}`,
    beta && `**Beta** requires \`${beta}\`, which the client sends`,
    `**Client** \`ld.${operation.name}()\``,
    names && `**Fixtures** ${names}`,
  ];
  return [
    facts
      .filter(Boolean)
      .map((fact) => `- ${fact}`)
      .join("\n"),
  ];
}

/** Names examples after their fixtures. */
function nameExamples({ document, operations, examples }: Api, copy: OpenAPI3): void {
  const names = new Map(examples.map(({ name, pointer }) => [pointer, `fixtures.${name}`]));
  for (const { media, segments } of operations.flatMap(({ responses }) => responses.flatMap(({ bodies }) => bodies))) {
    if (!media.examples) continue;
    const renamed = Object.entries(media.examples).map(([key, example]) => {
      const place = resolveReference(document, example, [...segments, "examples", key]).segments;
      return [names.get(toPointer([...place, "value"])) ?? key, example] as const;
    });
    Object.assign(find(copy, segments), { examples: Object.fromEntries(renamed) });
  }
}

/** The first release of an operation, which `npm run version-packages` writes into the spec, and its beta header. */
function readFacts(document: OpenAPI3, { pointer, parameters }: Operation): { since?: string; beta?: string } {
  const value = valueAt(document, pointerSegments(pointer));
  const since = isObject(value) ? value["x-since"] : undefined;
  const header = parameters.find(({ constant }) => constant === "beta");
  return {
    ...(typeof since === "string" ? { since } : {}),
    ...(header ? { beta: `${header.name}: ${header.constant}` } : {}),
  };
}

function find(document: OpenAPI3, place: string | readonly string[]): object {
  const found = valueAt(document, typeof place === "string" ? pointerSegments(place) : place);
  if (!isObject(found)) throw new TypeError(`Nothing is at ${String(place)}.`);
  return found;
}
