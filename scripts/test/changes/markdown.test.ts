import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { Repository } from "./repository.ts";

const application = "openapi/components/schemas/Application.yaml";
const index = "openapi/openapi.yaml";
let repository: Repository;

beforeEach(async () => {
  repository = await Repository.create();
});
afterEach(() => {
  repository.remove();
});
afterAll(() => Repository.removeTemplate());

async function report(): Promise<string> {
  const { code, text } = await repository.specChanges("--markdown");
  expect(code).toBe(0);
  return text;
}

describe("spec:changes --markdown", () => {
  it("shows the bump with its reason and the affected operations and schemas", async () => {
    repository.edit(
      application,
      "properties:\n",
      "properties:\n  colour:\n    description: A colour.\n    type: string\n",
    );
    const text = await report();
    expect(text).toContain("## The next release is minor\n\n`Application.colour` is new. Existing code stays valid.");
    expect(text).toContain("| Operations changed | 1 | `getApplication` |");
    expect(text).toContain("| Schemas changed | 1 | `Application` |");
    expect(text).toContain(`- **minor**: \`Application.colour\` is new. Existing code stays valid. (\`${application}:`);
    expect(text).not.toContain("What users must change");
  });

  it("shows the type of a property that is retyped or removed", async () => {
    repository.edit(application, "type: integer", "type: string");
    expect(await report()).toContain("  ```diff\n  -_version?: number;\n  +_version?: string;\n  ```");
    repository.edit(application, / {2}_version:\n( {4}.*\n)+/, "");
    expect(await report()).toContain("  ```diff\n  -_version?: number;\n  ```");
  });

  it("shows the type of a parameter in a file of its own", async () => {
    const parameter = "openapi/components/parameters/Key.yaml";
    repository.write(parameter, "name: key\nin: path\nrequired: true\nschema:\n  type: string\n");
    repository.edit(index, / {8}- name: key\n( {10}.*\n)+/, "        - $ref: components/parameters/Key.yaml\n");
    await repository.generate();
    repository.commit("Move a parameter");
    repository.edit(parameter, "type: string", "type: integer");
    expect(await report()).toContain("  ```diff\n  -key: string;\n  +key: number;\n  ```");
  });

  it("shows the import of a renamed schema", async () => {
    repository.git("mv", "openapi/components/schemas/Link.yaml", "openapi/components/schemas/Address.yaml");
    repository.edit(application, "$ref: Link.yaml", "$ref: Address.yaml");
    const text = await report();
    expect(text).toContain(
      '  -import type { Link } from "@ld-rest/types";\n  +import type { Address } from "@ld-rest/types";',
    );
    expect(text).toContain("| Schemas added | 1 | `Address` |");
    expect(text).toContain("| Schemas removed | 1 | `Link` |");
  });

  it("shows the call with a new required parameter", async () => {
    const parameter =
      "        - name: since\n          in: query\n          required: true\n          schema:\n            type: string\n";
    repository.edit(index, "      parameters:\n", `      parameters:\n${parameter}`);
    expect(await report()).toContain(
      "  -await ld.getApplication({ key });\n  +await ld.getApplication({ since, key });",
    );
  });

  it("shows the call of an operation that is renamed, moved or removed", async () => {
    repository.edit(index, "operationId: getApplication", "operationId: getApp");
    expect(await report()).toContain("  -await ld.getApplication({ key });\n  +await ld.getApp({ key });");
    repository.edit(index, "operationId: getApp", "operationId: getApplication");
    repository.edit(index, "  /apps/{key}:", "  /applications/{key}:");
    expect(await report()).toContain('  -await ld.GET("/apps/{key}", …);\n  +await ld.GET("/applications/{key}", …);');
    repository.edit(index, "operationId: getApplication", "operationId: getOther");
    const text = await report();
    expect(text).toContain("  ```diff\n  -await ld.getApplication({ key });\n  ```");
    expect(text).toContain("| Operations added | 1 | `getOther` |");
    expect(text).toContain("| Operations removed | 1 | `getApplication` |");
  });

  it("shows the size of the generated diff", async () => {
    expect(await report()).toContain("## No bump is needed");
    expect(await report()).toContain("### Generated files\n\nNo changes.");
    repository.edit(application, "type: integer", "type: string");
    await repository.generate();
    repository.write("packages/client/src/new.gen.ts", "export {};\n");
    expect(await report()).toMatch(
      /2 files changed, \d+ insertions?\(\+\), \d+ deletions?\(-\), and 1 that git doesn't track yet\./,
    );
  });

  it("fits into a comment on GitHub", async () => {
    const names = Array.from(
      { length: 2000 },
      (_, number) => `  property${number}:\n    description: One.\n    type: string\n`,
    );
    const before = repository.read(application);
    repository.edit(application, "properties:\n", `properties:\n${names.join("")}`);
    await repository.generate();
    repository.commit("Add properties");
    repository.write(application, before);
    const text = await report();
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("- … and 1970 more");
  });

  it.each(["--json", "--write", "--check"])("can't be combined with %s", async (option) => {
    expect((await repository.specChanges("--markdown", option)).code).toBe(2);
  });
});
