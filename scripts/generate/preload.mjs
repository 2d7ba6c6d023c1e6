// Loads the generator's libraries before tsx is there to look at each of their files, which would take it as long as all else takes:
// `node --import ./scripts/generate/preload.mjs --import tsx scripts/generate/index.ts`.
import "@redocly/openapi-core";
import "ajv/dist/2020.js";
import "ajv/dist/standalone/index.js";
import "ajv-formats/dist/formats.js";
import "change-case";
import "openapi-sampler";
import "openapi-typescript";
