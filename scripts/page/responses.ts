import type { ExampleObject, HeaderObject, OpenAPI3, OperationObject, ResponseObject } from "openapi-typescript";
import type { Operation } from "../model/operations.ts";
import { resolveReference } from "../model/references.ts";
import { pointerSegments, valueAt } from "../spec/json-pointer.ts";

/** A named example of a body. */
export interface NamedExample {
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: unknown;
}

/** A response of an operation, as documentation lists it. */
export interface Response {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly {
    readonly name: string;
    readonly description: string | undefined;
    readonly schema: unknown;
  }[];
  readonly bodies: readonly {
    readonly mediaType: string;
    readonly schema: unknown;
    readonly examples: readonly NamedExample[];
  }[];
}

/** The responses of an operation with headers, schemas and examples, in the document's order. */
export function readResponses(document: OpenAPI3, operation: Operation): Response[] {
  // The pointer is where the operation was read from.
  const { responses = {} } = valueAt(document, pointerSegments(operation.pointer)) as OperationObject;
  return Object.entries(responses).map(([status, reference]) => {
    const response = resolveReference<ResponseObject>(document, reference, []).value;
    const answer = operation.answers.find((one) => one.status === status);
    return {
      status,
      description: response.description,
      headers: Object.entries(response.headers ?? {}).map(([name, header]) => {
        const { description, schema } = resolveReference<HeaderObject>(document, header, []).value;
        return { name, description, schema };
      }),
      bodies: (answer?.bodies ?? []).map(({ mediaType, media }) => ({
        mediaType,
        schema: media.schema,
        examples: readExamples(document, media.example, media.examples),
      })),
    };
  });
}

function readExamples(
  document: OpenAPI3,
  example: unknown,
  examples: Readonly<Record<string, ExampleObject | { $ref: string }>> = {},
): NamedExample[] {
  if (example !== undefined) return [{ name: "Example", summary: undefined, value: example }];
  return Object.entries(examples).map(([name, reference]) => {
    const { summary, value } = resolveReference<ExampleObject>(document, reference, []).value;
    return { name, summary, value };
  });
}
