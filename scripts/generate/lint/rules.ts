import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, isReference } from "../read/references.ts";
import { knownFormats, literalExamples, type Visitor, validValues } from "./example-rules.ts";

/** The project's own lint rules by name. Each reports what is wrong and, as its suggestion, what to do. */
export const ownRules = {
  version,
  described,
  "operation-id-casing": operationIdCasing,
  "component-casing": componentCasing,
  "security-scheme": securityScheme,
  status: knownStatuses,
  "path-parameter-required": pathParameterRequired,
  format: knownFormats,
  pattern: validPatterns,
  "open-objects": openObjects,
  "literal-example": literalExamples,
  "media-type": mediaTypes,
  "tag-defined": definedTags,
  value: validValues,
} as const satisfies Readonly<Record<string, Oas3Rule>>;

/** The document is OpenAPI 3.1. Version 3.0 can be read, to compare it with another document, but nothing is generated from it. */
function version(): Visitor {
  return {
    Root({ openapi }, { report, location }) {
      if (/^3\.1\./.test(openapi)) return;
      report({
        message: `The document is OpenAPI ${openapi}`,
        suggest: ["Convert it to OpenAPI 3.1: nothing is generated from other versions."],
        location: location.child(["openapi"]),
      });
    },
  };
}

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
  return {
    Operation: (node, context) => check("The operation", node, context),
    Parameter: (node, context) => check(`The parameter \`${node.name}\``, node, context),
    RequestBody: (node, context) => check("The request body", node, context),
    Response: (node, context) => {
      // Redocly reports a missing one.
      if ("description" in node) check(`The response ${context.key}`, node, context);
    },
    Header: (node, context) => check(`The header ${context.key}`, node, context),
    NamedSchemas: {
      Schema: (node, context) => {
        const depth = context.location.pointer.split("/").length;
        if (depth === "#/components/schemas/Name".split("/").length) check(`The schema ${context.key}`, node, context);
      },
    },
    NamedExamples: {
      Example: (node, { key, report, location }) => {
        if (hasText(node, "summary")) return;
        const suggest = ["Add a `summary`: it becomes the doc comment of the fixture."];
        report({ message: `The example ${key} has no summary`, suggest, location: location.key() });
      },
    },
    SchemaProperties: (properties, { report, location }) => {
      for (const [name, property] of Object.entries(properties)) {
        if (isReference(property)) continue;
        check(`The property \`${name}\``, property, { report, location: location.child([name]) });
      }
    },
  };
}

function hasText(node: unknown, key: string): boolean {
  const text = isObject(node) ? node[key] : undefined;
  return typeof text === "string" && text.trim() !== "";
}

/** Type and subtype, or ranges of them, with parameters behind them (RFC 9110, sections 8.3.1 and 12.5.1). */
const mediaType = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+\s*(;.*)?$/;

/** The keys of `content` are media types, each with either `example` or `examples`. */
function mediaTypes(): Visitor {
  return {
    MediaTypesMap(content, { report, location }) {
      for (const key of Object.keys(content).filter((each) => !mediaType.test(each))) {
        const suggest = ["Write type and subtype, such as `application/json`."];
        report({ message: `\`${key}\` is not a media type`, suggest, location: location.child([key]).key() });
      }
    },
    MediaType({ example, examples }, { report, location }) {
      if (example === undefined || examples === undefined) return;
      report({
        message: "There are both `example` and `examples`",
        suggest: ["Keep one of the two."],
        location: location.child(["example"]).key(),
      });
    },
  };
}

/** The operationIds are in camelCase, since they are the names of methods. */
function operationIdCasing(): Visitor {
  return {
    Operation({ operationId }, { report, location }) {
      if (typeof operationId !== "string" || operationId === "" || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
      report({
        message: `The operationId \`${operationId}\` is not in camelCase`,
        suggest: ["Use camelCase, letters and digits only: it becomes the name of the client's method."],
        location: location.child(["operationId"]),
      });
    },
  };
}

/** Components and their files have names in PascalCase, like their types. */
function componentCasing(): Visitor {
  return {
    Components(components, { report, location }) {
      for (const [kind, group] of Object.entries(components)) {
        for (const name of isObject(group) ? Object.keys(group) : []) {
          if (/^[A-Z][A-Za-z0-9]*$/.test(name)) continue;
          report({
            message: `The name of the component \`${name}\` is not in PascalCase`,
            suggest: ["Rename it, and its file if it has one: Table.yaml makes the component `Table`."],
            location: location.child([kind, name]).key(),
          });
        }
      }
    },
  };
}

/** A parameter in the path is required (OpenAPI 3.1, Parameter Object, `required`). */
function pathParameterRequired(): Visitor {
  return {
    Parameter(parameter, { report, location }) {
      if (parameter.in !== "path" || parameter.required === true) return;
      report({
        message: `The path parameter \`${parameter.name}\` is not required`,
        suggest: ["Add `required: true`: a path is not complete without it."],
        location: parameter.required === undefined ? location.key() : location.child(["required"]),
      });
    },
  };
}

/** No schema closes its `additionalProperties`: the API grows, and clients must accept unknown properties. */
function openObjects(): Visitor {
  return {
    Schema(schema, { report, location }) {
      for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
        if (schema[keyword as keyof typeof schema] !== false) continue;
        report({
          message: "The schema rejects properties that it doesn't list",
          suggest: ["Remove the line: the API grows, and an unknown property must not break a caller."],
          location: location.child([keyword]),
        });
      }
    },
  };
}

/** A `pattern` is a regular expression of JavaScript. */
function validPatterns(): Visitor {
  return {
    Schema({ pattern }, { report, location }) {
      if (typeof pattern !== "string") return;
      try {
        new RegExp(pattern, "u");
      } catch (error) {
        const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: .*: /, "") : "";
        report({
          message: `The pattern is not a regular expression: ${reason}`,
          suggest: ["Correct it. JavaScript reads it with the flag `u`."],
          location: location.child(["pattern"]),
        });
      }
    },
  };
}

/** The security scheme is the one that the client implements: the access token as the value of `Authorization`. */
function securityScheme(): Visitor {
  return {
    NamedSecuritySchemes: {
      SecurityScheme(scheme, { key, report, location }) {
        if (scheme.type === "apiKey" && scheme.in === "header" && /^authorization$/i.test(scheme.name ?? "")) return;
        report({
          message: `The client can't send the credentials of \`${key}\``,
          suggest: ["Use `apiKey` in the header `Authorization`: the client sends the access token there."],
          location: location.key(),
        });
      },
    },
  };
}

/** A status is one of HTTP's (RFC 9110, section 15), a range such as `4XX`, or `default`. Redocly rejects those that aren't three characters. */
function knownStatuses(): Visitor {
  return {
    Responses(responses, { report, location }) {
      for (const status of Object.keys(responses)) {
        if (!/^\d[\dXx]{2}$/.test(status) || /^[1-5](\d\d|XX)$/.test(status)) continue;
        report({
          message: `There is no HTTP status ${status}`,
          suggest: ["Use a status from 100 to 599, a range such as `4XX`, or `default`."],
          location: location.child([status]).key(),
        });
      }
    },
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
