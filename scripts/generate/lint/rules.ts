import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, isReference } from "../read/references.ts";
import { formatRule, literalExampleRule, valueRule } from "./values.ts";

/**
 * The lint rule that every operation, parameter, request body, response, header, component schema and property has a description, and
 * every named example a summary. A property that refers to a component is described by it, and may say beside the `$ref` what it
 * is in this place.
 */
const describedRule: Oas3Rule = () => {
  const demand = (what: string, node: unknown, { report, location }: Pick<UserContext, "report" | "location">) => {
    if (!hasText(node, "description")) report({ message: `${what} has no description`, location: location.key() });
  };
  return {
    Operation: (node, context) => demand("The operation", node, context),
    Parameter: (node, context) => demand(`The parameter \`${node.name}\``, node, context),
    RequestBody: (node, context) => demand("The request body", node, context),
    Response: (node, context) => {
      // That it is there at all, Redocly's own rule demands.
      if ("description" in node) demand(`The response ${context.key}`, node, context);
    },
    Header: (node, context) => demand(`The header ${context.key}`, node, context),
    NamedSchemas: {
      Schema: (node, context) => {
        const depth = context.location.pointer.split("/").length;
        if (depth === "#/components/schemas/Name".split("/").length) demand(`The schema ${context.key}`, node, context);
      },
    },
    NamedExamples: {
      Example: (node, { key, report, location }) => {
        if (!hasText(node, "summary"))
          report({ message: `The example ${key} has no summary`, location: location.key() });
      },
    },
    SchemaProperties: (properties, context) => {
      for (const [name, property] of Object.entries(properties)) {
        if (isReference(property)) continue;
        demand(`The property \`${name}\``, property, {
          report: context.report,
          location: context.location.child([name]),
        });
      }
    },
  };
};

function hasText(node: unknown, key: string): boolean {
  const text = isObject(node) ? node[key] : undefined;
  return typeof text === "string" && text.trim() !== "";
}

/** Type and subtype of tokens, or ranges of them, with parameters behind them (RFC 9110, sections 8.3.1 and 12.5.1). */
const mediaType = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+\s*(;.*)?$/;

/** The lint rule that a `content` is keyed by media types, and that each has either `example` or `examples`. */
const mediaTypeRule: Oas3Rule = () => ({
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

/** The lint rule that operationIds are in camelCase, since they are the names of methods. */
const operationIdCasingRule: Oas3Rule = () => ({
  Operation({ operationId }, { report, location }) {
    if (typeof operationId !== "string" || operationId === "" || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
    report({
      message: `The operationId \`${operationId}\` is not in camelCase`,
      location: location.child(["operationId"]),
    });
  },
});

/** The lint rule that components, and with them their files, are named in PascalCase, as their types are. */
const componentCasingRule: Oas3Rule = () => ({
  Components(components, { report, location }) {
    for (const [kind, group] of Object.entries(components)) {
      for (const name of isObject(group) ? Object.keys(group) : []) {
        if (/^[A-Z][A-Za-z0-9]*$/.test(name)) continue;
        report({
          message: `The component \`${name}\` is not named in PascalCase`,
          location: location.child([kind, name]).key(),
        });
      }
    }
  },
});

/** The lint rule that a parameter in the path is required (OpenAPI 3.1, Parameter Object, `required`). */
const pathParameterRequiredRule: Oas3Rule = () => ({
  Parameter(parameter, { report, location }) {
    if (parameter.in !== "path" || parameter.required === true) return;
    const message = `The path parameter \`${parameter.name}\` does not say \`required: true\``;
    report({ message, location: parameter.required === undefined ? location.key() : location.child(["required"]) });
  },
});

/** The lint rule that no schema closes its `additionalProperties`: the API grows, and a reader must meet the new with calm. */
const openObjectsRule: Oas3Rule = () => ({
  Schema(schema, { report, location }) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === false && (keyword === "additionalProperties" || keyword === "unevaluatedProperties")) {
        report({ message: "The schema refuses properties that it doesn't list", location: location.child([keyword]) });
      }
    }
  },
});

/** The lint rule that a `pattern` is a regular expression as JavaScript reads it. */
const patternRule: Oas3Rule = () => ({
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

/** The lint rule that a security scheme is the one that the client implements: the access token as the value of `Authorization`. */
const securitySchemeRule: Oas3Rule = () => ({
  NamedSecuritySchemes: {
    SecurityScheme(scheme, { key, report, location }) {
      const isHeader = scheme.type === "apiKey" && scheme.in === "header" && /^authorization$/i.test(scheme.name ?? "");
      if (!isHeader)
        report({ message: `The client can't send the credentials of \`${key}\``, location: location.key() });
    },
  },
});

/**
 * The lint rule that a response stands under a status that HTTP has (RFC 9110, section 15: 100 to 599), a range of them such as `4XX`, or
 * `default`. What isn't even three characters long, Redocly refuses itself.
 */
const statusRule: Oas3Rule = () => ({
  Responses(responses, { report, location }) {
    for (const status of Object.keys(responses)) {
      if (!/^\d[\dXx]{2}$/.test(status) || /^[1-5](\d\d|XX)$/.test(status)) continue;
      report({ message: `There is no HTTP status ${status}`, location: location.child([status]).key() });
    }
  },
});

/** The lint rule that the tags of an operation are among those of the document. An operation needs none. */
const tagDefinedRule: Oas3Rule = () => {
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

/** The project's own lint rules, by the names under which Redocly reports them. */
export const ownRules = {
  described: describedRule,
  "operation-id-casing": operationIdCasingRule,
  "component-casing": componentCasingRule,
  "security-scheme": securitySchemeRule,
  status: statusRule,
  "path-parameter-required": pathParameterRequiredRule,
  format: formatRule,
  pattern: patternRule,
  "open-objects": openObjectsRule,
  "literal-example": literalExampleRule,
  "media-type": mediaTypeRule,
  "tag-defined": tagDefinedRule,
  value: valueRule,
} as const satisfies Readonly<Record<string, Oas3Rule>>;
