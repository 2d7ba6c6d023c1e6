import type { Location, Oas3Example, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { isObject, isReference, listReferences, pointerSegments } from "../read/references.ts";

/** What a rule does at each kind of node. */
export type Visitor = Exclude<ReturnType<Oas3Rule>, readonly unknown[]>;

/**
 * A `default` and the example of a header are valid. Redocly's own rules check all other examples, but accept everything except objects
 * where a schema has a discriminator, so that is checked here, too.
 */
export function validValues(): Visitor {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, allErrors: true });
  // The plugin is CommonJS, and its types don't say what `import` makes of that.
  (formatsPlugin as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addKeyword({
    keyword: "discriminator",
    validate: (_: unknown, value: unknown) => isObject(value) && !Array.isArray(value),
    error: { message: "must be an object, since the schema has a discriminator" },
  });
  let components: unknown;
  let hasDiscriminators = false;

  /** @param keyword - reports only violations of this keyword. Default: all */
  const check = (
    what: string,
    value: unknown,
    schema: object,
    location: Location,
    { report }: UserContext,
    keyword?: string,
  ) => {
    if (value === undefined) return;
    // The compiler reads everything in a schema, so it gets the components only if they are needed.
    const complete = listReferences(schema).length > 0 ? { ...schema, components } : schema;
    const error = validate(ajv, complete, value, keyword);
    if (error) {
      report({
        message: `The ${what} is invalid: it ${describe(error)}`,
        suggest: ["Correct the value, or the schema if the value is right."],
        location: location.child(pointerSegments(error.instancePath)),
      });
    }
  };
  return {
    Root(root) {
      components = root.components;
      // Compiling each schema takes long, and most documents have no discriminator.
      hasDiscriminators = JSON.stringify(root).includes('"discriminator":');
    },
    MediaType({ schema, example, examples = {} }, context) {
      if (!isObject(schema) || !hasDiscriminators) return;
      check("example", example, schema, context.location.child("example"), context, "discriminator");
      for (const [name, named] of Object.entries(examples)) {
        const { node, location } = isReference(named)
          ? context.resolve<Oas3Example>(named)
          : { node: named, location: context.location.child(["examples", name]) };
        if (location) check("example", node.value, schema, location.child("value"), context, "discriminator");
      }
    },
    Header({ schema, example, examples = {} }, context) {
      if (!isObject(schema)) return;
      const { location } = context;
      check("example", example, schema, location.child("example"), context);
      for (const [name, named] of Object.entries(examples)) {
        if (isReference(named)) continue;
        check("example", named.value, schema, location.child(["examples", name, "value"]), context);
      }
    },
    Schema: (schema, context) => check("default", schema.default, schema, context.location.child("default"), context),
  };
}

/** Finds what is wrong with a value, if anything. Other rules find broken schemas. */
function validate(ajv: Ajv2020, schema: object, value: unknown, keyword?: string): ErrorObject | undefined {
  try {
    const check = ajv.compile(schema);
    check(value);
    return check.errors?.find((error) => keyword === undefined || error.keyword === keyword);
  } catch {
    return undefined;
  }
}

function describe({ keyword, message = "is invalid", params }: ErrorObject): string {
  return keyword === "type" ? `must be of type ${params["type"]}` : message;
}

/**
 * No example has a `$ref` in its value: there it is data instead of a reference (OpenAPI 3.1, Example Object, `value`), and tools differ in
 * how they treat it.
 */
export function literalExamples(): Visitor {
  return {
    Example({ value }, { report, location }) {
      const [first] = listReferences(value);
      if (!first) return;
      report({
        message: "The example has a `$ref` in its value, where references aren't resolved",
        suggest: ["Write the value out, or replace the whole example with a `$ref`."],
        location: location.child(["value", ...first.segments, "$ref"]),
      });
    },
  };
}

const numberFormats = "int8 int16 int32 int64 uint8 uint16 uint32 uint64 double-int";

/** The formats of the OpenAPI Initiative's registry and of JSON Schema 2020-12 (Validation, section 7.3), by type. */
const formats: Readonly<Record<string, readonly string[]>> = {
  integer: numberFormats.split(" "),
  number: `${numberFormats} float double decimal decimal128`.split(" "),
  string: (
    "date date-time date-time-local time time-local duration http-date email idn-email hostname idn-hostname ipv4 ipv6 uri " +
    "uri-reference uri-template iri iri-reference uuid regex json-pointer relative-json-pointer media-range byte base64url binary char " +
    "password commonmark html int64 uint64 decimal decimal128 sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token"
  ).split(" "),
};

/** A `format` is known and fits the schema's type. No tool notices a misspelt one. */
export function knownFormats(): Visitor {
  return {
    Schema({ type, format }, { report, location }) {
      if (typeof format !== "string") return;
      const types = [type].flat().filter((each) => typeof each === "string" && each !== "null");
      const isKnown = Object.values(formats).flat().includes(format);
      if (isKnown && (types.length === 0 || types.some((each) => formats[String(each)]?.includes(format)))) return;
      report({
        message: isKnown
          ? `The format \`${format}\` doesn't fit the type \`${types.join(" or ")}\``
          : `The format \`${format}\` is not known`,
        suggest: ["Correct it, or remove `format` and describe the values."],
        location: location.child(["format"]),
      });
    },
  };
}
