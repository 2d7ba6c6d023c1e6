import type { OpenAPI3 } from "openapi-typescript";
import type { Api } from "../generate/model/api.ts";
import { isSuccess, type Operation } from "../generate/model/operations.ts";
import { pointerSegments, resolveReference, toPointer, valueAt } from "../generate/read/references.ts";
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
    Object.assign(find(document, pointerSegments(operation.pointer)), {
      description: [operation.description, describeFacts(api, operation)].filter(Boolean).join("\n\n"),
      "x-badges": [...(beta ? [{ name: "Beta" }] : []), { name: since ? `Since ${since}` : "Next release" }],
      "x-codeSamples": [{ lang: "TypeScript", label: "@ld-rest/client", source }],
    });
  }
  nameExamples(api, document);
  const [scheme] = Object.keys(document.components?.securitySchemes ?? {});
  return { document, authentication: live && scheme ? { scheme, token: live.token } : undefined };
}

/** Facts about an operation as a list in Markdown: first release, beta header, client method and fixtures. */
export function describeFacts({ document, examples }: Api, operation: Operation): string {
  const { since, beta } = readFacts(document, operation);
  const fixtures = examples.filter(({ responses }) =>
    responses.some((response) => response.operation === operation.name && isSuccess(response.status)),
  );
  return [
    `- **Since** ${since ?? "the next release"}`,
    ...(beta ? [`- **Beta** requires \`${beta}\`, which the client sends`] : []),
    `- **Client** \`ld.${operation.name}()\``,
    ...(fixtures.length > 0 ? [`- **Fixtures** ${fixtures.map(({ name }) => `\`fixtures.${name}\``).join(", ")}`] : []),
  ].join("\n");
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
function readFacts(document: OpenAPI3, { pointer, parameters }: Operation) {
  const since = valueAt(document, [...pointerSegments(pointer), "x-since"]);
  const header = parameters.find(({ constant }) => constant === "beta");
  return { since, beta: header && `${header.name}: ${header.constant}` };
}

/** An object of the copy, which may be changed. */
function find(document: OpenAPI3, segments: readonly string[]): object {
  return Object(valueAt(document, segments));
}
