import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peersFolder } from "../peers.ts";

const bin = (name: string) => join(peersFolder, "node_modules/.bin", name);

/**
 * Peers that generate types and a client from a document, each with what makes the least of files and does no formatting.
 *
 * @param document - absolute path
 * @param folder - absolute, for what they write
 */
export function generators(document: string, folder: string): Record<string, { command: string[]; cwd: string }> {
  const place = (name: string, files: Readonly<Record<string, string>> = {}) => {
    const cwd = join(peersFolder, ".tmp", name);
    mkdirSync(cwd, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
    return cwd;
  };
  const out = (name: string) => join(folder, name);
  const plugins = "@hey-api/typescript,@hey-api/sdk,@hey-api/client-fetch".split(",").flatMap((name) => ["-p", name]);
  return {
    "@hey-api/openapi-ts": {
      command: [bin("openapi-ts"), "-i", document, "-o", out("hey-api"), ...plugins, "--no-log-file"],
      cwd: place("hey-api"),
    },
    orval: {
      command: [bin("orval"), "--input", document, "--output", join(out("orval"), "api.ts"), "--client", "fetch"],
      cwd: place("orval"),
    },
    kubb: {
      command: [bin("kubb"), "generate", "--config", "kubb.config.mjs", "--silent"],
      cwd: place("kubb", {
        "kubb.config.mjs": [
          'import { defineConfig } from "@kubb/core";',
          'import { pluginOas } from "@kubb/plugin-oas";',
          'import { pluginTs } from "@kubb/plugin-ts";',
          'import { pluginClient } from "@kubb/plugin-client";',
          `export default defineConfig({ root: ".", input: { path: ${JSON.stringify(document)} }, output: { path: ${JSON.stringify(out("kubb"))}, clean: true, format: false, lint: false },`,
          "  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs({}), pluginClient({ client: 'fetch' })] });",
          "",
        ].join("\n"),
      }),
    },
    "swagger-typescript-api": {
      command: [
        bin("swagger-typescript-api"),
        "generate",
        "--path",
        document,
        "--output",
        out("swagger"),
        "--name",
        "api.ts",
      ],
      cwd: place("swagger"),
    },
  };
}
