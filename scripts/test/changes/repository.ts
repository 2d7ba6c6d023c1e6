import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { specChanges } from "../../changes/index.ts";
import { readSpec } from "../../generate/read/read.ts";
import { renderOpenapiTypes } from "../../generate/render/types.ts";

const spec = {
  "openapi/openapi.yaml": `openapi: 3.1.0
info:
  title: Apps
  version: 0.0.0
paths:
  /apps/{key}:
    get:
      operationId: getApplication
      parameters:
        - name: key
          in: path
          required: true
          schema:
            type: string
      responses:
        "200":
          description: The application.
          content:
            application/json:
              schema:
                $ref: components/schemas/Application.yaml
`,
  "openapi/components/schemas/Application.yaml": `description: An app.
type: object
required:
  - key
properties:
  key:
    description: Key of the app.
    type: string
  _version:
    description: Version of the app.
    type: integer
  _links:
    description: Related resources.
    type: object
    additionalProperties:
      $ref: Link.yaml
`,
  "openapi/components/schemas/Link.yaml": `description: Address of a resource.
type: object
properties:
  href:
    description: Path of the target.
    type: string
`,
  ".changeset/config.json": '{ "fixed": [["@ld-rest/types", "@ld-rest/client", "@ld-rest/testing"]] }',
  "packages/types/package.json": '{ "name": "@ld-rest/types", "version": "0.0.0" }',
};

/** A git repository in a temporary folder with a small spec, the files generated from it, and no changesets. */
export class Repository {
  root = mkdtempSync(join(tmpdir(), "ld-rest-changes-"));
  readonly #temporary = this.root;
  /** Copied for each test: generating and committing take longer than most tests. */
  static #template: Promise<Repository> | undefined;

  static async create(): Promise<Repository> {
    Repository.#template ??= Repository.#createTemplate();
    const template = await Repository.#template;
    const repository = new Repository();
    cpSync(template.root, repository.root, { recursive: true });
    return repository;
  }

  /** Call it after the last test of a file. */
  static async removeTemplate(): Promise<void> {
    (await Repository.#template)?.remove();
  }

  static async #createTemplate(): Promise<Repository> {
    const template = new Repository();
    for (const [path, text] of Object.entries(spec)) template.write(path, text);
    await template.generate();
    template.git("init", "--quiet", "--initial-branch=main");
    template.commit("Begin");
    return template;
  }

  /** Updates the generated files. */
  async generate(): Promise<void> {
    const { document } = await readSpec(join(this.root, "openapi/openapi.yaml"));
    this.write("packages/types/openapi.json", JSON.stringify(document));
    this.write("packages/types/src/openapi.gen.ts", renderOpenapiTypes(structuredClone(document)));
  }

  git(...args: string[]): string {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...identity, ...args], { cwd: this.root, encoding: "utf8", stdio: "pipe" }).trim();
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  /** Tags the newest commit as a release. */
  release(version: string): void {
    this.edit("packages/types/package.json", /"version": ".*"/, `"version": "${version}"`);
    this.commit(`Release ${version}`);
    this.git("tag", `@ld-rest/types@${version}`);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), "utf8");
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`Nothing to replace in ${path}.`);
    this.write(path, after);
  }

  changesets(): string[] {
    return readdirSync(join(this.root, ".changeset")).filter((name) => name.endsWith(".md"));
  }

  /** Runs `spec:changes`. @returns the exit code and the output */
  async specChanges(...args: string[]): Promise<{ code: number; text: string }> {
    const lines: string[] = [];
    const print = (text: string) => lines.push(text);
    const code = await specChanges(this.root, args, { out: print, error: print });
    return { code, text: stripVTControlCharacters(lines.join("\n")) };
  }

  /** Copies the files into a folder of the repository and continues there. */
  nest(folder: string): void {
    const nested = join(this.root, folder);
    for (const path of ["openapi", "packages", ".changeset"]) {
      cpSync(join(this.root, path), join(nested, path), { recursive: true });
    }
    this.root = nested;
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** A changeset as a person writes it. */
export function changeset(level: string, text = "By hand."): string {
  return `---\n"@ld-rest/types": ${level}\n---\n\n${text}\n`;
}
