import type { ExampleObject, MediaTypeObject, OpenAPI3 } from "openapi-typescript";
import { sampleOf } from "../generate/model/examples.ts";
import { propertyKey } from "../generate/model/names.ts";
import type { Operation } from "../generate/model/operations.ts";
import { resolveReference, valueAt } from "../generate/read/references.ts";
import { passedParameters } from "../generate/render/parameters.ts";
import { literal } from "../generate/render/source-text.ts";

/** The fake API that samples call. */
export interface Live {
  readonly baseUrl: string;
  readonly token: string;
}

/**
 * A call of an operation with `@ld-rest/client`, as a module that runs when pasted.
 *
 * @param live - default: the API itself, with a token from the environment
 */
export function clientSample(document: OpenAPI3, operation: Operation, live?: Live): string {
  const options = live
    ? [`token: ${JSON.stringify(live.token)}`, `baseUrl: ${JSON.stringify(live.baseUrl)}`]
    : [`token: process.env["LAUNCHDARKLY_TOKEN"]`];
  const [body] = operation.body?.bodies ?? [];
  const value = body && (body.media.example ?? firstExample(document, body.media.examples));
  const members = [
    ...Object.entries(sampleArguments(document, operation)).map(
      ([key, value]) => `${propertyKey(key)}: ${literal(value, "  ")}`,
    ),
    ...(body ? [`body: ${literal(value ?? sampleOf(document, body.media.schema), "  ")}`] : []),
  ];
  return [
    'import { createClient } from "@ld-rest/client";\n',
    `const ld = ${call("createClient", options)};`,
    `const data = await ${call(`ld.${operation.name}`, members)};`,
    "console.log(data);",
  ].join("\n");
}

/** A call with an object, on one line if it fits into the page's narrow column. */
function call(name: string, members: readonly string[]): string {
  const line = members.length === 0 ? `${name}()` : `${name}({ ${members.join(", ")} })`;
  return line.length <= 45 && !line.includes("\n") ? line : `${name}({\n  ${members.join(",\n  ")},\n})`;
}

/** Arguments of the client's method in a sample, without the body: the parameters with an example in the spec, and the required ones. */
export function sampleArguments(document: OpenAPI3, operation: Operation): Readonly<Record<string, unknown>> {
  const entries = passedParameters(operation).map(({ key, example, schema, required }) => {
    const documented = example ?? schema?.example ?? valueAt(schema, ["examples", 0]) ?? schema?.default;
    return [key, documented ?? (required ? sampleOf(document, schema) : undefined)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function firstExample(document: OpenAPI3, examples: MediaTypeObject["examples"]): unknown {
  const [first] = Object.values(examples ?? {});
  return first && resolveReference<ExampleObject>(document, first, []).value.value;
}
