import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { FakeApi } from "@ld-rest/testing";
import { type FSWatcher, watch } from "chokidar";
import type { OpenAPI3 } from "openapi-typescript";
import { createServer, createServerModuleRunner, type ErrorPayload, type Plugin } from "vite";
import { type Files, pageConfig, readDocument, renderFiles } from "../docs/site.ts";
import { generate, ownedFolders } from "../generate/pipeline.ts";
import type { Outcome } from "../generate/write/write.ts";
import { compareArtifacts, writeOutcomes } from "../generate/write/write.ts";
import { explain, overlay, type ProblemText } from "./problems.ts";

const root = join(import.meta.dirname, "../..");
const base = "/reference/";
/** The spec, and the sources of the fake API. */
const watched = ["openapi", "packages/testing/src"].map((folder) => join(root, folder));

/** The outcome of a save. If it has problems, the page and the fake API are unchanged. */
export interface Update {
  /** Generated files that were written. */
  readonly written: readonly string[];
  readonly problems: readonly ProblemText[];
  readonly milliseconds: number;
}

/** Addresses of the server. */
export interface Addresses {
  /** Base URL of the fake API: `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly page: string;
  /** The fake API's token. */
  readonly token: string;
}

/** A server of the reference page and the fake API, on one port of 127.0.0.1. */
export interface DevServer {
  /** Resolves after a save. */
  nextSave(): Promise<void>;
  /**
   * Listens.
   *
   * @param document - the bundle as it has just been generated
   * @throws Error if the port is taken
   */
  start(document: OpenAPI3): Promise<Addresses>;
  /** Updates the page and the fake API after each save, then calls back. */
  watch(updated: (update: Update) => void): void;
  /** Opens the page in the browser. */
  open(): void;
  /** Closes the server once an update that has begun is complete. */
  close(): Promise<void>;
}

/**
 * Generates the packages' files from the spec and writes those that differ, all or none.
 *
 * @throws SpecError with every problem, before anything has been written
 */
export async function generatePackages(): Promise<{ document: OpenAPI3; outcomes: readonly Outcome[] }> {
  const { document, artifacts } = await generate(join(root, "openapi/openapi.yaml"));
  const outcomes = compareArtifacts(artifacts, ownedFolders);
  writeOutcomes(outcomes);
  return { document, outcomes };
}

/**
 * Creates the server and starts to watch the sources.
 *
 * @param port - 0 for any free port
 */
export async function createDevServer(port: number): Promise<DevServer> {
  let files: Files = new Map();
  let running: { fake: FakeApi; server: string } | undefined;
  let failure: ErrorPayload | undefined;
  const plugin: Plugin = {
    name: "spec",
    // The fake API is made from sources, so that no save needs a build.
    resolveId: (source) =>
      source.startsWith("@ld-rest/")
        ? fileURLToPath(import.meta.resolve(source)).replace(/([\\/])dist([\\/].*)\.js$/, "$1src$2.ts")
        : undefined,
    configureServer: ({ middlewares, ws }) => {
      // A page that is opened while the spec is broken gets the overlay, too.
      ws.on("connection", () => failure && ws.send(failure));
      middlewares.use((request, response, next) => {
        const [path = "/"] = (request.url ?? "/").split("?");
        const file = path.startsWith(base) ? files.get(path.slice(base.length)) : undefined;
        if (file !== undefined) sendFile(path, file, response);
        else if (path === "/" || path.startsWith(base) || !running) next();
        else void sendResponse(running.fake, running.server, request, response);
      });
    },
  };
  const server = await createServer({
    ...pageConfig,
    base,
    appType: "mpa",
    optimizeDeps: { noDiscovery: true },
    plugins: [plugin],
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      cors: false, // the fake API has the real one's
      headers: { "content-security-policy": "frame-ancestors 'none'", "x-content-type-options": "nosniff" },
      // Vite would invalidate the sources' modules while the fake API imports them.
      watch: { ignored: (path) => !around([join(root, "scripts/docs/page")], path) },
    },
  });
  // The root is watched because a watched folder may be deleted and restored.
  const watcher = watch(root, { ignoreInitial: true, ignored: (path) => !around(watched, path) });
  await once(watcher, "ready");

  const origin = () => new URL(server.resolvedUrls?.local[0] ?? "http://127.0.0.1").origin;
  const { ssr } = server.environments;
  const runner = createServerModuleRunner(ssr, { hmr: false });
  const startFake = async (document: OpenAPI3) => {
    // The generated files have changed, too.
    ssr.moduleGraph.invalidateAll();
    runner.clearCache();
    const { createFakeApi } = await runner.import<typeof import("@ld-rest/testing")>(
      join(root, "packages/testing/src/index.ts"),
    );
    const fake = createFakeApi();
    // It expects requests to a server of the spec.
    running = { fake, server: document.servers?.[0]?.url ?? "" };
    return fake.token;
  };
  const showPage = (document: OpenAPI3, token: string) => {
    files = renderFiles(document, { baseUrl: origin(), token });
    // With its content: a request for it would wait while the packages are generated.
    server.ws.send("reference", files.get("reference.json"));
  };
  const update = async (): Promise<Update> => {
    const started = performance.now();
    let written: readonly string[] = [];
    let problems: readonly ProblemText[] = [];
    try {
      // The page first: the other files and the fake API take longer.
      showPage(await readDocument(), running?.fake.token ?? "");
      const { document, outcomes } = await generatePackages();
      written = outcomes.filter(({ state }) => state !== "unchanged").map(({ file }) => relative(root, file));
      await startFake(document);
      failure = undefined;
    } catch (error) {
      problems = explain(error);
      failure = overlay(problems);
      server.ws.send(failure);
    }
    return { written, problems, milliseconds: performance.now() - started };
  };
  let last = Promise.resolve();
  let closed = false;
  return {
    nextSave: () =>
      new Promise((resolve) => {
        onSave(watcher, resolve);
      }),
    start: async (document) => {
      await server.listen();
      const token = await startFake(document);
      showPage(document, token);
      return { url: origin(), page: origin() + base, token };
    },
    watch: (updated) => {
      const run = () => {
        last = last.then(async () => {
          if (!closed) updated(await update());
        });
      };
      onSave(watcher, run);
      run(); // for saves while the packages were built
    },
    open: () => server.openBrowser(),
    close: async () => {
      closed = true;
      await last;
      await Promise.all([watcher.close(), runner.close(), server.close()]);
    },
  };
}

/** Calls back once files stop changing: a save can be several events, a checkout hundreds. */
function onSave(watcher: FSWatcher, saved: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (_, path) => {
    if (!watched.some((folder) => path.startsWith(folder)) || /\.gen\.\w+$/.test(path)) return;
    clearTimeout(timer);
    timer = setTimeout(saved, 40);
  });
}

/** Whether a path is one of the folders, or in one, or around one. */
function around(folders: readonly string[], path: string): boolean {
  const inside = (parent: string, child: string) => child === parent || child.startsWith(parent + sep);
  return folders.some((folder) => inside(folder, path) || inside(path, folder));
}

function sendFile(path: string, body: string | Buffer, response: ServerResponse): void {
  const types: Readonly<Record<string, string>> = {
    js: "text/javascript",
    json: "application/json",
    md: "text/markdown",
  };
  const type = types[path.split(".").at(-1) ?? ""] ?? "text/plain";
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache" }).end(body);
}

async function sendResponse(fake: FakeApi, baseUrl: string, request: IncomingMessage, response: ServerResponse) {
  const { method = "GET", url = "/" } = request;
  try {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = method === "GET" || method === "HEAD" ? {} : { body: await buffer(request) };
    const fromFake = await fake.fetch(baseUrl + url, { method, headers, ...body });
    response.writeHead(fromFake.status, Object.fromEntries(fromFake.headers));
    response.end(Buffer.from(await fromFake.arrayBuffer()));
  } catch (error) {
    // An operation's handwritten part may not match the spec at the moment.
    const reason = error instanceof Error ? error.message : String(error);
    response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
    response.end(`The fake API failed: ${reason}\nCheck that packages/testing/src matches the spec.\n`);
  }
}
