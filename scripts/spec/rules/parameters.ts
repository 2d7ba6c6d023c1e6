import type { Oas3Rule } from "@redocly/openapi-core";

/** The lint rule that a parameter in the path is required (OpenAPI 3.1, Parameter Object, `required`). */
export const pathParameterRequiredRule: Oas3Rule = () => ({
  Parameter(parameter, { report, location }) {
    if (parameter.in !== "path" || parameter.required === true) return;
    const message = `The path parameter \`${parameter.name}\` does not say \`required: true\``;
    report({ message, location: parameter.required === undefined ? location.key() : location.child(["required"]) });
  },
});
