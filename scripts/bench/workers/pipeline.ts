import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { generate } from "../../generate/pipeline.ts";

// Generates some files from a document, without lint, and writes them into a folder: `pipeline.ts DOCUMENT FOLDER FILES`.
const [document = "", folder = "", names = ""] = process.argv.slice(2);
const { artifacts } = await generate(document, { lint: false, only: names.split(",") });
mkdirSync(folder, { recursive: true });
for (const { file, text } of artifacts) writeFileSync(join(folder, basename(file)), text);
