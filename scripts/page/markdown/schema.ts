import type { OpenAPI3 } from "openapi-typescript";
import type { Schema } from "../../model/api.ts";
import { isObject, pointerSegments, valueAt } from "../../spec/json-pointer.ts";
import { oneLine, page, table } from "./text.ts";
import { describeType } from "./types.ts";

/** A component schema on a page of its own: its properties, and who refers to it. */
export function renderSchema(document: OpenAPI3, { name, description, pointer }: Schema): string {
  const schema = valueAt(document, pointerSegments(pointer));
  const properties = isObject(schema) && isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const required: unknown = isObject(schema) ? schema["required"] : undefined;
  return page([
    `# ${name}`,
    description,
    properties.length === 0 ? `Type: ${describeType(schema, link)}.` : undefined,
    table(
      ["property", "type", "required", "description"],
      properties.map(([property, value]) => [
        `\`${property}\``,
        describeType(value, link),
        Array.isArray(required) && required.includes(property) ? "yes" : "no",
        isObject(value) ? String(value["description"] ?? "") : "",
      ]),
    ),
    usersOf(document, name),
  ]);
}

function usersOf(document: OpenAPI3, name: string): string {
  const reference = JSON.stringify(`#/components/schemas/${name}`);
  const users = Object.entries(document.components?.schemas ?? {})
    .filter(([user, schema]) => user !== name && JSON.stringify(schema).includes(`"$ref":${reference}`))
    .map(([user]) => link(user));
  return users.length > 0 ? oneLine(`Part of ${users.join(", ")}.`) : "";
}

function link(name: string): string {
  return `[${name}](${name}.md)`;
}
