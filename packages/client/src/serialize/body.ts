import type { OperationDescription } from "../operation.js";
import type { RequestBody } from "../transport/transport.js";

type BodyWriter = NonNullable<OperationDescription["body"]>;

/**
 * A value that travels as JSON.
 *
 * @param mediaType - what `content-type` says
 * @returns what writes the body
 */
export function jsonBody(mediaType: string): BodyWriter {
  return (value) => ({ body: JSON.stringify(value), headers: { "content-type": mediaType } });
}

/**
 * What fetch takes as it is. Of a form or a blob it knows the media type; a string or bytes get the one that the spec has.
 *
 * @param mediaType - the one that the spec has
 * @returns what writes the body
 */
export function rawBody(mediaType: string): BodyWriter {
  return (value) => ({
    body: value as RequestBody, // the method's type lets nothing else pass
    headers:
      typeof value === "string" || value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? { "content-type": mediaType }
        : {},
  });
}
