import type { Oas3Rule } from "@redocly/openapi-core";

/**
 * The lint rule that a response stands under a status that HTTP has (RFC 9110, section 15: 100 to 599), a range of them such as `4XX`, or
 * `default`. What isn't even three characters long, Redocly refuses itself.
 */
export const statusRule: Oas3Rule = () => ({
  Responses(responses, { report, location }) {
    for (const status of Object.keys(responses)) {
      if (!/^\d[\dXx]{2}$/.test(status) || /^[1-5](\d\d|XX)$/.test(status)) continue;
      report({ message: `There is no HTTP status ${status}`, location: location.child([status]).key() });
    }
  },
});
