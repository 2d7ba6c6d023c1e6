import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject } from "../json-pointer.ts";

/** The lint rule that operationIds are in camelCase, since they are the names of methods. */
export const operationIdCasingRule: Oas3Rule = () => ({
  Operation({ operationId }, { report, location }) {
    if (typeof operationId !== "string" || operationId === "" || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
    report({
      message: `The operationId \`${operationId}\` is not in camelCase`,
      location: location.child(["operationId"]),
    });
  },
});

/** The lint rule that components, and with them their files, are named in PascalCase, as their types are. */
export const componentCasingRule: Oas3Rule = () => ({
  Components(components, { report, location }) {
    for (const [kind, group] of Object.entries(components)) {
      for (const name of isObject(group) ? Object.keys(group) : []) {
        if (/^[A-Z][A-Za-z0-9]*$/.test(name)) continue;
        report({
          message: `The component \`${name}\` is not named in PascalCase`,
          location: location.child([kind, name]).key(),
        });
      }
    }
  },
});
