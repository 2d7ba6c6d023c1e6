// Loads the large libraries before tsx is there to look at each of their files, which would take it longer than the comparison takes:
// `node --import ./scripts/changes/preload.mjs --import tsx scripts/changes/index.ts`.
import "@redocly/openapi-core";
import "openapi-typescript";
import "typescript";
