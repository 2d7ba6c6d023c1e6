// Loaded before tsx, which would otherwise look at each file of these large libraries.
import "@redocly/openapi-core";
import "openapi-typescript";
import "typescript";
