import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { isObject, isReference } from "../read/references.ts";

/** The lint rule that a `default` and the `example` of a header validate. Redocly's own rules see to all other examples. */
export const valueRule: Oas3Rule = () => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  // The plugin is CommonJS, and its types don't say what `import` makes of that.
  (formatsPlugin as unknown as (to: Ajv2020) => void)(ajv);
  let components: unknown;

  const demand = (what: string, value: unknown, schema: object, path: string[], { report, location }: UserContext) => {
    // The compiler reads all that it is given, so it gets the components only where there is a reference to one.
    const complete = JSON.stringify(schema).includes('"$ref"') ? { ...schema, components } : schema;
    const reason = validate(ajv, complete, value);
    if (reason) report({ message: `The ${what} does not validate: it ${reason}`, location: location.child(path) });
  };
  return {
    Root(root) {
      components = root.components;
    },
    Header(header, context) {
      const { schema, example, examples = {} } = header;
      if (!isObject(schema)) return;
      if (example !== undefined) demand("example", example, schema, ["example"], context);
      for (const [name, named] of Object.entries(examples)) {
        if (isReference(named)) continue;
        demand("example", named.value, schema, ["examples", name, "value"], context);
      }
    },
    Schema(schema, context) {
      if (schema.default !== undefined) demand("default", schema.default, schema, ["default"], context);
    },
  };
};

/** What is wrong with a value, if anything is. A schema that is broken itself is for other rules to find. */
function validate(ajv: Ajv2020, schema: object, value: unknown): string | undefined {
  try {
    const check = ajv.compile(schema);
    if (check(value)) return undefined;
    const [error] = check.errors ?? [];
    return error?.keyword === "type" ? `must be of type ${error.params["type"]}` : error?.message;
  } catch {
    return undefined;
  }
}

/**
 * The lint rule that no example has a `$ref` in its value: there it is data, not a reference (OpenAPI 3.1, Example Object, `value`), and
 * tools differ in what they make of it.
 */
export const literalExampleRule: Oas3Rule = () => ({
  Example({ value }, { report, location }) {
    const path = findReference(value);
    if (path) {
      const message = "The example has a `$ref` in its value, where it is not followed";
      report({ message, location: location.child(["value", ...path]) });
    }
  },
});

/** The keys that lead to the first `$ref` in a value. */
function findReference(value: unknown): string[] | undefined {
  if (!isObject(value)) return undefined;
  if (isReference(value)) return ["$ref"];
  for (const [key, child] of Object.entries(value)) {
    const path = findReference(child);
    if (path) return [key, ...path];
  }
  return undefined;
}

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
