import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, isReference } from "../json-pointer.ts";

/**
 * The lint rule that every operation, parameter, request body, response, header, component schema and property has a description, and
 * every named example a summary. A property that refers to a component is described by it, and may say beside the `$ref` what it
 * is in this place.
 */
export const describedRule: Oas3Rule = () => {
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
