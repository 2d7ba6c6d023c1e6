import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isObject, isReference } from "./json-pointer.ts";

/**
 * The lint rule that every operation, parameter, response, header, component schema and property has a description. A property
 * that refers to a component is described by it, and may say beside the `$ref` what it is in this place.
 */
export const describedRule: Oas3Rule = () => {
  const demand = (what: string, node: unknown, { report, location }: Pick<UserContext, "report" | "location">) => {
    if (!hasDescription(node)) report({ message: `${what} has no description`, location: location.key() });
  };
  return {
    Operation: (node, context) => demand("The operation", node, context),
    Parameter: (node, context) => demand(`The parameter \`${node.name}\``, node, context),
    Response: (node, context) => demand(`The response ${context.key}`, node, context),
    Header: (node, context) => demand(`The header ${context.key}`, node, context),
    NamedSchemas: {
      Schema: (node, context) => {
        const depth = context.location.pointer.split("/").length;
        if (depth === "#/components/schemas/Name".split("/").length) demand(`The schema ${context.key}`, node, context);
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

function hasDescription(node: unknown): boolean {
  return isObject(node) && typeof node["description"] === "string" && node["description"].trim() !== "";
}
