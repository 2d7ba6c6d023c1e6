import type { Location, Oas3Example, Oas3Rule, RawUniversalConfig, UserContext } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { formatNames, fullFormats } from "ajv-formats/dist/formats.js";
import { isObject, isReference, listReferences, pointerSegments } from "../read/references.ts";

/** What a rule does at each kind of node. */
type Visitor = Exclude<ReturnType<Oas3Rule>, readonly unknown[]>;

/** Rules that Redocly has as settings. */
export const configuredRules: NonNullable<RawUniversalConfig["rules"]> = {
  "no-invalid-media-type-examples": "error",
  "no-invalid-parameter-examples": "error",
  "no-invalid-schema-examples": "error",
  // The rule below demands camelCase, which is stricter.
  "operation-operationId-url-safe": "off",
  // The API has such paths: each has a literal segment where the other has a parameter.
  "no-ambiguous-paths": "off",
  "rule/version": {
    subject: { type: "Root", property: "openapi" },
    assertions: { pattern: "/^3\\.1\\./" },
    message: "The document is not OpenAPI 3.1",
    suggest: ["Convert it to OpenAPI 3.1: nothing is generated from other versions."],
  },
  "rule/operation-id-casing": {
    subject: { type: "Operation", property: "operationId" },
    assertions: { pattern: "/^([a-z][A-Za-z0-9]*)?$/" },
    message: "The operationId is not in camelCase",
    suggest: ["Use camelCase, letters and digits only: it becomes the name of the client's method."],
  },
  ...Object.fromEntries(
    ["Schemas", "Parameters", "Headers", "Responses", "RequestBodies", "Examples"].map((kind) => [
      `rule/casing-of-${kind}`,
      {
        subject: { type: `Named${kind}` },
        assertions: { pattern: "/^[A-Z][A-Za-z0-9]*$/" },
        message: "The component's name is not in PascalCase",
        suggest: ["Rename it, and its file if it has one: Table.yaml makes the component `Table`."],
      },
    ]),
  ),
  "rule/path-parameter-required": {
    subject: { type: "Parameter", property: "required" },
    where: [{ subject: { type: "Parameter", property: "in" }, assertions: { const: "path" } }],
    assertions: { const: true, defined: true },
    message: "The path parameter is not required",
    suggest: ["Add `required: true`: a path is not complete without it."],
  },
  "rule/security-scheme": {
    subject: { type: "SecurityScheme", property: "name" },
    assertions: { pattern: "/^authorization$/i", defined: true },
    message: "The client can't send the credentials of `{{key}}`",
    suggest: ["Use `apiKey` in the header `Authorization`: the client sends the access token there."],
  },
  "rule/security-scheme-location": {
    subject: { type: "SecurityScheme", property: "in" },
    where: [{ subject: { type: "SecurityScheme", property: "type" }, assertions: { const: "apiKey" } }],
    assertions: { const: "header" },
    message: "The client can't send the credentials of `{{key}}`",
    suggest: ["Use `apiKey` in the header `Authorization`: the client sends the access token there."],
  },
  "rule/media-type": {
    subject: { type: "MediaTypesMap" },
    assertions: { pattern: "/^[^/\\s]+\\/[^/\\s]+/" },
    message: "This is not a media type",
    suggest: ["Write type and subtype, such as `application/json`."],
  },
  "rule/one-kind-of-examples": {
    subject: { type: "MediaType" },
    assertions: { mutuallyExclusive: ["example", "examples"] },
    message: "There are both `example` and `examples`",
    suggest: ["Keep one of the two."],
  },
  // The API grows, and clients must accept unknown properties.
  "rule/open-objects": {
    subject: { type: "Schema", property: ["additionalProperties", "unevaluatedProperties"] },
    assertions: { notPattern: "/^false$/" },
    message: "The schema rejects properties that it doesn't list",
    suggest: ["Remove the line: the API grows, and an unknown property must not break a caller."],
  },
  "rule/pattern": {
    subject: { type: "Schema", property: "pattern" },
    assertions: { schema: { format: "regex" } },
    message: "The pattern is not a regular expression of JavaScript",
    suggest: ["Correct it."],
  },
  // No tool notices a misspelt format.
  "rule/format": {
    subject: { type: "Schema", property: "format" },
    assertions: { enum: formatNames },
    message: "The format is unknown: {{problems}}",
    suggest: [`Correct it, or remove \`format\` and describe the values. Known are ${formatNames.join(", ")}.`],
  },
};

/** Rules that need code. Each reports what is wrong and, as its suggestion, what to do. */
export const codedRules = {
  described,
  tags: definedTags,
  value: validValues,
  "literal-example": literalExamples,
} as const satisfies Readonly<Record<string, Oas3Rule>>;

/**
 * Every operation, parameter, request body, response, header, component schema and property has a description, and every named example a
 * summary. A property that is a `$ref` has the description of its target.
 */
function described(): Visitor {
  const check = (what: string, node: unknown, { report, location }: Pick<UserContext, "report" | "location">) => {
    if (hasText(node, "description")) return;
    const suggest = ["Add a `description`: it becomes the doc comment that users read."];
    report({ message: `${what} has no description`, suggest, location: location.key() });
  };
  const checkAll =
    (describe: (name: string) => string) =>
    (nodes: object, { report, location }: UserContext) => {
      for (const [name, node] of Object.entries(nodes)) {
        if (!isReference(node)) check(describe(name), node, { report, location: location.child(name) });
      }
    };
  return {
    Operation: (node, context) => check("The operation", node, context),
    Parameter: (node, context) => check(`The parameter \`${node.name}\``, node, context),
    RequestBody: (node, context) => check("The request body", node, context),
    Response: (node, context) => {
      // Redocly reports a missing one.
      if ("description" in node) check(`The response ${context.key}`, node, context);
    },
    Header: (node, context) => check(`The header ${context.key}`, node, context),
    NamedSchemas: checkAll((name) => `The schema ${name}`),
    SchemaProperties: checkAll((name) => `The property \`${name}\``),
    NamedExamples: {
      Example: (node, { key, report, location }) => {
        if (hasText(node, "summary")) return;
        const suggest = ["Add a `summary`: it becomes the doc comment of the fixture."];
        report({ message: `The example ${key} has no summary`, suggest, location: location.key() });
      },
    },
  };
}

function hasText(node: unknown, key: string): boolean {
  const text = isObject(node) ? node[key] : undefined;
  return typeof text === "string" && text.trim() !== "";
}

/**
 * A `default` and the example of a header are valid. Redocly's own rules check all other examples, but accept everything except objects
 * where a schema has a discriminator.
 */
function validValues(): Visitor {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, formats: fullFormats });
  let components: unknown;
  let hasDiscriminators = false;
  const check = (what: string, value: unknown, schema: unknown, location: Location, { report }: UserContext) => {
    if (value === undefined || !isObject(schema)) return;
    try {
      if (ajv.validate({ ...schema, components }, value)) return;
    } catch {
      return; // other rules find broken schemas
    }
    const { message = "is invalid", instancePath = "" } = ajv.errors?.[0] ?? {};
    report({
      message: `The ${what} is invalid: it ${message}`,
      suggest: ["Correct the value, or the schema if the value is right."],
      location: location.child(pointerSegments(instancePath)),
    });
  };
  return {
    Root: (root) => {
      components = root.components;
      hasDiscriminators = JSON.stringify(root).includes('"discriminator":');
    },
    MediaType({ schema, example, examples = {} }, context) {
      if (!hasDiscriminators) return;
      check("example", example, schema, context.location.child("example"), context);
      for (const [name, named] of Object.entries(examples)) {
        const { node, location } = isReference(named)
          ? context.resolve<Oas3Example>(named)
          : { node: named, location: context.location.child(["examples", name]) };
        if (location) check("example", node.value, schema, location.child("value"), context);
      }
    },
    Header: (node, context) => check("example", node.example, node.schema, context.location.child("example"), context),
    Schema: (node, context) => check("default", node.default, node, context.location.child("default"), context),
  };
}

/** The tags of an operation are among those of the document. An operation may have none, unlike with Redocly's own rule. */
function definedTags(): Visitor {
  const defined = new Set<string>();
  return {
    Root({ tags }) {
      for (const { name } of tags ?? []) defined.add(name);
    },
    Operation({ tags }, { report, location }) {
      for (const [index, tag] of (tags ?? []).entries()) {
        if (defined.has(tag)) continue;
        report({
          message: `There is no tag \`${tag}\``,
          suggest: ["Correct it, or add it to `tags` of the root file with a description."],
          location: location.child(["tags", index]),
        });
      }
    },
  };
}

/**
 * No example has a `$ref` in its value: there it is data instead of a reference (OpenAPI 3.1, Example Object, `value`), and tools differ in
 * how they treat it.
 */
function literalExamples(): Visitor {
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
