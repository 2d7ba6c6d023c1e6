import { createHash } from "node:crypto";
import { relative } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { loadAssets } from "../page/assets.ts";
import { readChangelog } from "../page/changelog.ts";
import { knownTarget } from "../page/samples.ts";
import { type PageServer, startServer } from "../page/server.ts";
import { renderSite, type Site, type SiteFile } from "../page/site.ts";
import { loadFake } from "./fake.ts";
import { generatePackages } from "./generate.ts";
import { explain, type ShownProblem } from "./problems.ts";

/** The reference page and the fake API, as the spec has them. */
export interface LivePage {
  readonly url: string;
  readonly token: string;
  /** Operations that the fake API answers with their example only because nobody has said how. */
  readonly unsettled: readonly string[];
  /** Generates again and shows the outcome. Where it fails, what was shown stays, below the problems. */
  follow(): Promise<Followed>;
  close(): Promise<void>;
}

/** How a save went. */
export type Followed =
  | { readonly ok: true; readonly changed: readonly string[]; readonly unsettled: readonly string[] }
  | { readonly ok: false; readonly changed: readonly string[]; readonly problems: readonly ShownProblem[] };

/**
 * Starts the server and shows the spec.
 *
 * @param document - the bundle as it has just been generated
 * @param port - 0 for any that is free
 * @throws Error where the port is taken
 */
export async function startPage(document: OpenAPI3, port: number): Promise<LivePage> {
  const [server, assets] = await Promise.all([startServer(port), loadAssets()]);
  try {
    const { token, revision, unsettled } = await show(server, assets, document);
    let shown = revision;
    const follow = async (): Promise<Followed> => {
      let changed: readonly string[] = [];
      try {
        const { document: next, outcomes } = await generatePackages();
        changed = outcomes.filter((one) => one.state !== "unchanged").map(({ file }) => relative(process.cwd(), file));
        const state = await show(server, assets, next);
        shown = state.revision;
        return { ok: true, changed, unsettled: state.unsettled };
      } catch (error) {
        const problems = explain(error);
        server.report({ revision: shown, problems });
        return { ok: false, changed, problems };
      }
    };
    return { url: server.url, token, unsettled, follow, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function show(server: PageServer, assets: Site, document: OpenAPI3) {
  const { fake, unsettled } = await loadFake();
  const { token } = fake;
  const target = knownTarget(server.url, token);
  const own = renderSite({ document, changelog: readChangelog(), live: { baseUrl: server.url, token }, target });
  const revision = hash(own.values());
  server.serve({ site: new Map([...assets, ...own]), fake }, { revision, problems: [] });
  return { token, revision, unsettled };
}

function hash(files: Iterable<SiteFile>): string {
  const digest = createHash("sha256");
  for (const { body } of files) digest.update(body);
  return digest.digest("base64url");
}
