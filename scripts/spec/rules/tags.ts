import type { Oas3Rule } from "@redocly/openapi-core";

/** The lint rule that the tags of an operation are among those of the document. An operation needs none. */
export const tagDefinedRule: Oas3Rule = () => {
  const defined = new Set<string>();
  return {
    Root({ tags }) {
      for (const { name } of tags ?? []) defined.add(name);
    },
    Operation({ tags }, { report, location }) {
      for (const [index, tag] of (tags ?? []).entries()) {
        if (!defined.has(tag))
          report({ message: `There is no tag \`${tag}\``, location: location.child(["tags", index]) });
      }
    },
  };
};
