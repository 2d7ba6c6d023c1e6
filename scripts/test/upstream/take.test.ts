import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generate/pipeline.ts";
import { readSpec } from "../../generate/read/read.ts";
import { upstream } from "../../upstream/command.ts";
import { root as repository } from "../setup/repository.ts";
import { documentOf } from "./documents.ts";

const vendor = join(import.meta.dirname, "vendor.yaml");
const kinds = join(import.meta.dirname, "../documents/kinds.yaml");
let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-take-test-")));
  cpSync(join(repository, "openapi"), join(root, "openapi"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

async function run(...args: string[]) {
  const lines: string[] = [];
  const print = (text: string) => lines.push(text);
  const code = await upstream(args, { root, output: { out: print, error: print } });
  return { code, text: lines.join("\n") };
}

function take(...args: string[]) {
  return run("take", ...args);
}

function read(path: string): string {
  return readFileSync(join(root, "openapi", path), "utf8");
}

function listFiles(): string[] {
  const entries = readdirSync(join(root, "openapi"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

async function bundle(): Promise<OpenAPI3> {
  return (await readSpec(join(root, "openapi/openapi.yaml"))).document;
}

describe("upstream take", () => {
  it("takes operations of all methods, and the generator accepts them", async () => {
    const { code, text } = await take("getTeam", "postTeam", "patchTeam", "deleteTeam", "PutLayer", "--from", vendor);
    expect(text).toContain("Took getTeam, postTeam, patchTeam, deleteTeam, PutLayer.");
    expect(code).toBe(0);
    const { artifacts, warnings } = await generate(join(root, "openapi/openapi.yaml"));
    const operations = artifacts.find(({ file }) => file.endsWith("operations.gen.ts"))?.text;
    for (const name of ["getTeam", "postTeam", "patchTeam", "deleteTeam", "putLayer"])
      expect(operations).toContain(`${name}(`);
    expect(warnings.length).toBeGreaterThan(20);
    expect(warnings[0]).toMatchObject({ severity: "warn", line: expect.any(Number) });
  });

  it("copies no descriptions and no extensions", async () => {
    await take("--tag", "Teams", "--from", vendor);
    const texts = listFiles().map((file) => readFileSync(join(root, file), "utf8"));
    expect(texts.join("\n")).not.toMatch(/Vendor text|x-internal/);
  });

  it("reuses our component of the same shape under another name", async () => {
    const { text } = await take("getTeam", "--from", vendor);
    expect(text).toContain("Link in place of Ref");
    expect(text).toContain("MemberSummary in place of MemberRep");
    expect(parse(read("components/schemas/Team.yaml")).properties.members.items).toEqual({
      $ref: "MemberSummary.yaml",
    });
  });

  it("converts OpenAPI 3.0 to 3.1", async () => {
    await take("getTeam", "--from", vendor);
    expect(parse(read("components/schemas/Team.yaml")).properties.maintainer.type).toEqual(["string", "null"]);
    const { schema } = parse(read("components/parameters/GetTeamLimit.yaml"));
    expect(schema).toEqual({ type: "integer", exclusiveMinimum: 0, examples: [20] });
  });

  it("prints what it removed because lint rejects it", async () => {
    const { text } = await take("postTeam", "--from", vendor);
    expect(text).toContain(
      'The format is unknown: "int" should be one of the predefined values: schemas › Team › properties › level › format',
    );
    expect(text).toContain("rejects properties that it doesn't list: schemas › TeamPostInput › additionalProperties");
  });

  it("leaves no differences but those that it prints", async () => {
    await take("--tag", "Teams", "--from", vendor);
    const { text } = await run(vendor);
    const ofTeams = text.split("\n").filter((line) => /^ *(differs|only).*team/i.test(line));
    expect(ofTeams).toEqual(['  differs: format of Team.level is not set here, "int" there']);
  });

  it("leaves out examples if no value is valid", async () => {
    const code = { type: "string", pattern: "^[A-Z]{3}-[0-9]{4}$" };
    const cups = { type: "object", required: ["code"], properties: { code } };
    const file = join(root, "cups.json");
    writeFileSync(file, JSON.stringify(documentOf({ statuses: ["200", "404"], schemas: { Cup: cups } })));
    const { text } = await take("getCup", "--from", file);
    expect(text).toContain("No valid example was found or built: examples › Cup");
    expect(listFiles()).not.toContain("openapi/components/examples/Cup.yaml");
    expect(read("paths/cups-id.yaml")).not.toContain("examples");
  });

  it("takes the vendor's example if it is valid, and builds one otherwise", async () => {
    await take("postTeam", "--from", vendor);
    expect(parse(read("components/examples/PostTeamBody.yaml")).value).toEqual({ key: "red-team", name: "Red team" });
    const { key, members } = parse(read("components/examples/Team.yaml")).value;
    expect(key).toBe("team-key-123abc");
    // Nested values are those of our examples.
    expect(members).toEqual([parse(read("components/examples/Application.yaml")).value._maintainer.member]);
  });

  it("builds valid examples of recursive schemas and of schemas with a discriminator", async () => {
    const { code, text } = await take("listKinds", "getKind", "--from", kinds);
    expect(code, text).toBe(0);
    const kind = { shape: "round", radius: 1, size: 1, level: "low" };
    expect(parse(read("components/examples/KindList.yaml")).value).toEqual([kind]);
    expect(parse(read("components/examples/Kind.yaml")).value).toEqual(kind);
  });

  it("refers to shared error responses, and adds one for a new status", async () => {
    await take("postTeam", "--from", vendor);
    const { responses } = parse(read("paths/teams.yaml")).post;
    expect(responses["400"]).toEqual({ $ref: "../components/responses/BadRequest.yaml" });
    expect(responses["409"]).toEqual({ $ref: "../components/responses/Conflict.yaml" });
    expect(parse(read("components/responses/Conflict.yaml")).content["application/json"].schema).toEqual({
      $ref: "../schemas/ErrorBody.yaml",
    });
  });

  it("adds the version header to a beta operation", async () => {
    await take("PutLayer", "--from", vendor);
    const { put } = parse(read("paths/layers-layer-key.yaml"));
    expect(put.parameters).toContainEqual({ $ref: "../components/parameters/BetaVersion.yaml" });
    expect(put.operationId).toBe("putLayer");
  });

  it("adds a method to an existing path without changing other lines", async () => {
    const before = read("openapi.yaml");
    await take("deleteTeam", "--from", vendor);
    const added = read("paths/teams-team-key.yaml");
    await take("getTeam", "--from", vendor);
    expect(read("paths/teams-team-key.yaml").startsWith(added)).toBe(true);
    const lines = new Set(read("openapi.yaml").split("\n"));
    for (const line of before.split("\n")) expect(lines).toContain(line);
    expect(Object.keys((await bundle()).paths?.["/api/v2/teams/{teamKey}"] ?? {})).toEqual(["delete", "get"]);
  });

  it("writes nothing if the spec already has one of the operations", async () => {
    await take("getTeam", "--from", vendor);
    const before = listFiles();
    const { code, text } = await take("getTeam", "postTeam", "--from", vendor);
    expect([code, text]).toEqual([1, "The spec already has getTeam."]);
    expect(listFiles()).toEqual(before);
  });

  it("doesn't overwrite files", async () => {
    writeFileSync(join(root, "openapi/components/parameters/TeamKey.yaml"), "name: mine\n");
    const { code, text } = await take("getTeam", "--from", vendor);
    expect(code).toBe(1);
    expect(text).toContain("components/parameters/TeamKey.yaml already exists");
    expect(read("components/parameters/TeamKey.yaml")).toBe("name: mine\n");
    expect(listFiles()).not.toContain("openapi/paths/teams-team-key.yaml");
  });

  it("takes the remaining operations of a tag", async () => {
    await take("getTeam", "--from", vendor);
    expect((await take("--tag", "Teams", "--from", vendor)).text).toContain("Took postTeam, deleteTeam, patchTeam.");
    const { code, text } = await take("--tag", "Teams", "--from", vendor);
    expect([code, text]).toEqual([1, 'The spec already has all operations with the tag "Teams".']);
  });

  it("lists operations by tag and writes nothing", async () => {
    await take("getTeam", "--from", vendor);
    const before = listFiles();
    const { code, text } = await take("--list", "--from", vendor);
    expect(code).toBe(0);
    expect(text).toContain(
      "Teams\n  postTeam    POST    /api/v2/teams\n  getTeam     GET     /api/v2/teams/{teamKey}  (in the spec)",
    );
    expect(text).toContain("Layers (beta)\n  PutLayer  PUT     /api/v2/layers/{layerKey}");
    expect(listFiles()).toEqual(before);
  });

  it.each([
    [["getTaem", "--from", vendor], 1, 'no operation "getTaem". Did you mean getTeam?'],
    [["--tag", "teams", "--from", vendor], 1, 'no tag "teams". Did you mean Teams?'],
    [["getTeam", "--form", vendor], 2, "Unknown option '--form'"],
    [["getTeam"], 2, "Pass the vendor's document with --from FILE_OR_URL."],
    [["--from", vendor], 2, "Pass either operation IDs or --tag."],
    [["getTeam", "--tag", "Teams", "--from", vendor], 2, "Pass either operation IDs or --tag."],
    [["getTeam", "--list", "--from", vendor], 2, "--list takes no operation IDs."],
    [["getTeam", "--from", "missing.yaml"], 2, "There is no such file."],
  ])("rejects %j and writes nothing", async (args, code, message) => {
    const before = listFiles();
    const outcome = await take(...args);
    expect(outcome.code).toBe(code);
    expect(outcome.text).toContain(message);
    expect(listFiles()).toEqual(before);
  });
});
