import type { Oas3Rule } from "@redocly/openapi-core";
import { describedRule } from "./described.ts";
import { literalExampleRule } from "./examples.ts";
import { formatRule } from "./formats.ts";
import { mediaTypeRule } from "./media-types.ts";
import { componentCasingRule, operationIdCasingRule } from "./names.ts";
import { pathParameterRequiredRule } from "./parameters.ts";
import { openObjectsRule, patternRule } from "./schemas.ts";
import { securitySchemeRule } from "./security.ts";
import { statusRule } from "./statuses.ts";
import { tagDefinedRule } from "./tags.ts";
import { valueRule } from "./values.ts";

/** The project's own lint rules, by the names under which Redocly reports them. */
export const ownRules = {
  described: describedRule,
  "operation-id-casing": operationIdCasingRule,
  "component-casing": componentCasingRule,
  "security-scheme": securitySchemeRule,
  status: statusRule,
  "path-parameter-required": pathParameterRequiredRule,
  format: formatRule,
  pattern: patternRule,
  "open-objects": openObjectsRule,
  "literal-example": literalExampleRule,
  "media-type": mediaTypeRule,
  "tag-defined": tagDefinedRule,
  value: valueRule,
} as const satisfies Readonly<Record<string, Oas3Rule>>;
