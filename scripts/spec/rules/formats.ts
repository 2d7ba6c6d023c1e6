import type { Oas3Rule } from "@redocly/openapi-core";

/**
 * The formats of the OpenAPI Initiative's registry and of JSON Schema 2020-12 (Validation, section 7.3), by the type that they go with.
 */
const formats: Readonly<Record<string, readonly string[]>> = {
  integer: ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "double-int"],
  number: ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "double-int"].concat(
    ...["float", "double", "decimal", "decimal128"],
  ),
  string: [
    ...["date", "date-time", "date-time-local", "time", "time-local", "duration", "http-date"],
    ...["email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6"],
    ...["uri", "uri-reference", "uri-template", "iri", "iri-reference"],
    ...["uuid", "regex", "json-pointer", "relative-json-pointer", "media-range"],
    ...["byte", "base64url", "binary", "char", "password", "commonmark", "html"],
    ...[
      "int64",
      "uint64",
      "decimal",
      "decimal128",
      "sf-binary",
      "sf-boolean",
      "sf-decimal",
      "sf-integer",
      "sf-string",
      "sf-token",
    ],
  ],
};

const all = new Set(Object.values(formats).flat());

/** The lint rule that a `format` is a known one, and one for the schema's type. A misspelt one means nothing to any tool. */
export const formatRule: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    const { format } = schema;
    if (typeof format !== "string") return;
    const types = [schema.type].flat().filter((type) => typeof type === "string" && type !== "null");
    const at = location.child(["format"]);
    if (!all.has(format)) report({ message: `The format \`${format}\` is not known`, location: at });
    else if (types.length > 0 && !types.some((type) => formats[String(type)]?.includes(format))) {
      report({ message: `The format \`${format}\` is not one of type \`${types.join(" or ")}\``, location: at });
    }
  },
});
