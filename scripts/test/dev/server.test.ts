import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { showResponses } from "../../dev/introduction.ts";
import { createDevServer } from "../../dev/server.ts";
import { own, readDocument } from "../setup/bundle.ts";

it("serves a fake API that works if its sources are saved while it starts", async () => {
  const sources = join(import.meta.dirname, "../../../packages/testing/src");
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const document = await readDocument(own);
  const server = await createDevServer(0);
  let saves = 0;
  const saving = setInterval(() => {
    const now = new Date();
    for (const file of files.slice(saves % files.length).slice(0, 6)) utimesSync(join(sources, file), now, now);
    saves += 6;
  }, 20);
  try {
    const responses = await showResponses(document, await server.start(document));
    expect(responses).toContain("key: ");
    expect(saves).toBeGreaterThan(0);
  } finally {
    clearInterval(saving);
    await server.close();
  }
});
