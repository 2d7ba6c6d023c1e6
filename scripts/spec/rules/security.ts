import type { Oas3Rule } from "@redocly/openapi-core";

/** The lint rule that a security scheme is the one that the client implements: the access token as the value of `Authorization`. */
export const securitySchemeRule: Oas3Rule = () => ({
  NamedSecuritySchemes: {
    SecurityScheme(scheme, { key, report, location }) {
      const isHeader = scheme.type === "apiKey" && scheme.in === "header" && /^authorization$/i.test(scheme.name ?? "");
      if (!isHeader)
        report({ message: `The client can't send the credentials of \`${key}\``, location: location.key() });
    },
  },
});
