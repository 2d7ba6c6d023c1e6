import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFakeApi } from "@ld-rest/testing";
import { listen } from "@ld-rest/testing/node";
import type { OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { clientSample } from "../../docs/samples.ts";
import { readOperations } from "../../generate/model/operations.ts";
import { own, readDocument } from "../setup/bundle.ts";
import { compile, scratchFolder } from "../setup/compile.ts";

describe("the samples of the project's own operations", () => {
  let document: OpenAPI3;
  beforeAll(async () => {
    document = await readDocument(own);
  });

  it("compile, and call the fake API successfully", async () => {
    const fake = createFakeApi();
    const server = await listen(fake);
    const folder = scratchFolder("samples");
    mkdirSync(join(folder, "run"));
    const operations = readOperations(document);
    for (const operation of operations) {
      const sample = clientSample(document, operation, { baseUrl: server.url, token: fake.token });
      writeFileSync(join(folder, `${operation.name}.ts`), sample);
      // Without its types it is the same text: samples have none.
      writeFileSync(join(folder, "run", `${operation.name}.mjs`), sample);
    }
    expect(await compile(folder, "tsc", "node")).toBe("");
    for (const { name } of operations) {
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "run", `${name}.mjs`)]);
      expect(stdout).toMatch(/^\{/);
    }
    expect(fake.log.entries.map(({ status }) => status)).toEqual(operations.map(() => 200));
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it("read the token from the environment where they call the API itself", () => {
    for (const operation of readOperations(document)) {
      expect(clientSample(document, operation)).toContain('token: process.env["LAUNCHDARKLY_TOKEN"]');
    }
  });
});

it("the samples of a document with every kind of request are valid TypeScript, with JSON bodies", async () => {
  const document = await readDocument("../documents/workshop.yaml");
  const samples = readOperations(document).map((operation) => clientSample(document, operation));
  for (const sample of samples) {
    const { diagnostics } = ts.transpileModule(sample, { reportDiagnostics: true });
    expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  }
  expect(samples.some((sample) => /body: [{[]/.test(sample))).toBe(true);
});
