import type { Oas3Rule } from "@redocly/openapi-core";

/** The lint rule that no schema closes its `additionalProperties`: the API grows, and a reader must meet the new with calm. */
export const openObjectsRule: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === false && (keyword === "additionalProperties" || keyword === "unevaluatedProperties")) {
        report({ message: "The schema refuses properties that it doesn't list", location: location.child([keyword]) });
      }
    }
  },
});

/** The lint rule that a `pattern` is a regular expression as JavaScript reads it. */
export const patternRule: Oas3Rule = () => ({
  Schema({ pattern }, { report, location }) {
    if (typeof pattern !== "string") return;
    try {
      new RegExp(pattern, "u");
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: .*: /, "") : "";
      report({ message: `The pattern is no regular expression: ${reason}`, location: location.child(["pattern"]) });
    }
  },
});
