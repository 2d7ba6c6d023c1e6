import type { Oas3Rule } from "@redocly/openapi-core";

/** Type and subtype of tokens, or ranges of them, with parameters behind them (RFC 9110, sections 8.3.1 and 12.5.1). */
const mediaType = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+\s*(;.*)?$/;

/** The lint rule that a `content` is keyed by media types, and that each has either `example` or `examples`. */
export const mediaTypeRule: Oas3Rule = () => ({
  MediaTypesMap(content, { report, location }) {
    for (const key of Object.keys(content)) {
      if (!mediaType.test(key)) {
        report({ message: `\`${key}\` is no media type`, location: location.child([key]).key() });
      }
    }
  },
  MediaType(media, { report, location }) {
    if (media.example === undefined || media.examples === undefined) return;
    report({ message: "Both `example` and `examples` are given", location: location.child(["example"]).key() });
  },
});
