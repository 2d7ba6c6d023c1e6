import { STATUS_CODES } from "node:http";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { readOperations } from "../generate/model/operations.ts";
import { isReference, pointerSegments, resolveReference, valueAt } from "../generate/read/references.ts";
import { type Components, listOf, membersOf, pascalName, reference } from "./components.ts";
import { sampleValues } from "./samples.ts";
import { haveSameShape } from "./shape.ts";
import type { Members } from "./subschemas.ts";

/** Whether a tag is of operations that are beta at LaunchDarkly. */
export function isBetaTag(tag: unknown): boolean {
  return /\(beta\)$/i.test(String(tag));
}

/** Whether a media type is JSON. */
export function isJson(mediaType: string): boolean {
  return /^application\/(.+\+)?json\b/.test(mediaType);
}

/**
 * The response component of an error that operations share: one that ours has for the status, or a new one.
 *
 * @param theirs - the vendor's response, with references followed
 * @returns the name, or nothing where the vendor's body says more than ours
 */
export function shareResponse(
  components: Components,
  status: string,
  theirs: Members,
  tags: readonly unknown[],
): string | undefined {
  const content = membersOf(theirs["content"]);
  const [mediaType, ...others] = Object.keys(content);
  const body = errorBody(components);
  if (body === undefined || others.length > 0 || (mediaType !== undefined && !isJson(mediaType))) return undefined;
  const schema = valueAt(content, [mediaType ?? "", "schema"]);
  if (mediaType !== undefined && !fits(components, schema, body)) return undefined;

  const known = findShared(components, status, tags.some(isBetaTag));
  if (known !== undefined) return known;
  const name = pascalName(STATUS_CODES[Number(status)] ?? `status ${status}`);
  if (name in components.group("responses")) return name;
  const media: Members = { schema: reference("schemas", body) };
  const id = exampleId(components);
  const values = [...sampleValues(components.theirs, schema), { message: name }];
  components.addExample(
    media,
    name,
    values.map((value) => ({ ...membersOf(value), ...(id === undefined ? {} : { id }) })),
  );
  const description = placeholderFor(`when an operation responds with ${status}`);
  return components.add("responses", name, { description, content: { "application/json": media } });
}

/** The response that our operations refer to for a status: those that are beta, if this one is, and most often. */
function findShared({ ours }: Components, status: string, beta: boolean): string | undefined {
  const uses = new Map<string, number>();
  for (const { method, path } of readOperations(ours)) {
    const item = resolveReference<unknown>(ours, valueAt(ours, ["paths", path]), []).value;
    const operation = valueAt(item, [method.toLowerCase()]);
    const response = valueAt(operation, ["responses", status]);
    if (!isReference(response)) continue;
    const name = pointerSegments(response.$ref).at(-1) ?? "";
    const isAlike = listOf(valueAt(operation, ["tags"])).some(isBetaTag) === beta;
    uses.set(name, (uses.get(name) ?? 0) + (isAlike ? 1000 : 1));
  }
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The schema of our shared error responses. */
function errorBody({ ours }: Components): string | undefined {
  const schemas = Object.values(ours.components?.responses ?? {}).map((response) =>
    valueAt(response, ["content", "application/json", "schema"]),
  );
  const first = schemas.find(isReference);
  return first && pointerSegments(first.$ref).at(-1);
}

/** The id in an example of our shared error responses: every error has one, whatever the vendor's document says. */
function exampleId({ ours }: Components): unknown {
  for (const response of Object.values(ours.components?.responses ?? {})) {
    for (const example of Object.values(membersOf(valueAt(response, ["content", "application/json", "examples"])))) {
      const id = valueAt(resolveReference<unknown>(ours, example, []).value, ["value", "id"]);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** Whether an error body of theirs has no more properties than ours. */
function fits({ ours, theirs }: Components, schema: unknown, body: string): boolean {
  const own = membersOf(valueAt(ours, ["components", "schemas", body, "properties"]));
  const resolved = resolveReference<unknown>(theirs, schema, []).value;
  const properties = Object.entries(membersOf(valueAt(resolved, ["properties"])));
  return (
    properties.length > 0 &&
    properties.every(
      ([name, schema]) =>
        own[name] !== undefined && haveSameShape({ document: theirs, schema }, { document: ours, schema: own[name] }),
    )
  );
}
