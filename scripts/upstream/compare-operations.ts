import type { OpenAPI3 } from "openapi-typescript";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import type { Parameter } from "../generate/model/parameters.ts";
import { compareSchemas, type Difference, type SchemaComparison } from "./compare-schemas.ts";

/** What two documents say differently about our operations. */
export interface UpstreamComparison {
  readonly differences: readonly Difference[];
  /** How many of our operations the other document has. */
  readonly found: number;
}

/** Holds another document against ours, for the operations that ours has: they are matched by method and path. */
export function compareWithUpstream(ours: OpenAPI3, theirs: OpenAPI3): UpstreamComparison {
  const differences = new Set<Difference>();
  const comparison: SchemaComparison = { compared: new Set(), report: (difference) => differences.add(difference) };
  const candidates = new Map(readOperations(theirs).map((operation) => [keyOf(operation), operation]));
  let found = 0;
  for (const operation of readOperations(ours)) {
    const other = candidates.get(keyOf(operation));
    if (!other) {
      comparison.report(`only here: operation ${operation.name}`);
      continue;
    }
    found += 1;
    if (operation.operationId !== other.operationId) {
      comparison.report(
        `differs: ${operation.name} is called ${operation.operationId} here, ${other.operationId} there`,
      );
    }
    const documents = { ours, theirs };
    compareParameters(comparison, documents, operation, other);
    compareBodies(comparison, documents, `the request body of ${operation.name}`, operation.body, other.body);
    compareAnswers(comparison, documents, operation, other);
  }
  return { differences: [...differences], found };
}

interface Documents {
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
}

function keyOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

function compareParameters(
  comparison: SchemaComparison,
  documents: Documents,
  ours: Operation,
  theirs: Operation,
): void {
  const { report } = comparison;
  const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in;
  const title = (parameter: Parameter) => `${parameter.in} parameter ${parameter.name} of ${ours.name}`;
  for (const parameter of theirs.parameters) {
    if (!ours.parameters.some(same(parameter))) report(`only there: ${title(parameter)}`);
  }
  for (const parameter of ours.parameters) {
    const other = theirs.parameters.find(same(parameter));
    if (!other) {
      report(`only here: ${title(parameter)}`);
      continue;
    }
    const word = ({ required }: Parameter) => (required ? "required" : "optional");
    if (word(parameter) !== word(other)) {
      report(`differs: ${title(parameter)} is ${word(parameter)} here, ${word(other)} there`);
    }
    compareSchemas(
      comparison,
      { document: documents.ours, schema: parameter.schema, segments: [title(parameter)] },
      { document: documents.theirs, schema: other.schema, segments: [title(parameter)] },
      title(parameter),
    );
  }
}

function compareAnswers(comparison: SchemaComparison, documents: Documents, ours: Operation, theirs: Operation): void {
  for (const { status } of theirs.responses) {
    if (!ours.responses.some((response) => response.status === status)) {
      comparison.report(`only there: status ${status} of ${ours.name}`);
    }
  }
  for (const response of ours.responses) {
    const other = theirs.responses.find(({ status }) => status === response.status);
    const title = `status ${response.status} of ${ours.name}`;
    if (other) compareBodies(comparison, documents, title, response, other);
    else comparison.report(`only here: ${title}`);
  }
}

type Bodies = Pick<Operation["responses"][number], "bodies"> | undefined;

function compareBodies(
  comparison: SchemaComparison,
  documents: Documents,
  title: string,
  ours: Bodies,
  theirs: Bodies,
): void {
  for (const { mediaType } of theirs?.bodies ?? []) {
    if (!ours?.bodies.some((body) => body.mediaType === mediaType)) {
      comparison.report(`only there: ${mediaType} of ${title}`);
    }
  }
  for (const { mediaType, media, segments } of ours?.bodies ?? []) {
    const other = theirs?.bodies.find((body) => body.mediaType === mediaType);
    if (!other) {
      comparison.report(`only here: ${mediaType} of ${title}`);
      continue;
    }
    compareSchemas(
      comparison,
      { document: documents.ours, schema: media.schema ?? {}, segments: [...segments, "schema"] },
      { document: documents.theirs, schema: other.media.schema ?? {}, segments: [...other.segments, "schema"] },
      `the body of ${title}`,
    );
  }
}
