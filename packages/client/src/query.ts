import { createQuerySerializer, type QuerySerializer, type QuerySerializerOptions } from "openapi-fetch";

/**
 * Creates a query serializer for an operation whose parameters have different styles. openapi-fetch takes one style for all lists and
 * one for all objects.
 *
 * @param styles - the style of each parameter that isn't a scalar
 */
export function serializeQuery(styles: Readonly<Record<string, QuerySerializerOptions>>): QuerySerializer<unknown> {
  const serializers = Object.entries(styles).map(([name, style]) => [name, createQuerySerializer(style)] as const);
  const byName = new Map(serializers);
  const standard = createQuerySerializer();
  return (query) =>
    Object.entries(query)
      .map(([name, value]) => (byName.get(name) ?? standard)({ [name]: value }))
      .filter((text) => text !== "")
      .join("&");
}
