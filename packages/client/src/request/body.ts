import type { OperationDescription } from "../operation.js";

/** The body of a request: JSON of a value where the operation takes JSON, else what fetch takes as it is. */
export function writeBody({ body: mediaType }: OperationDescription, value: unknown): BodyInit | undefined {
  if (value === undefined || mediaType === undefined) return undefined;
  // The method's type lets nothing else than a body of fetch pass for other media types.
  return /[/+]json/i.test(mediaType) ? JSON.stringify(value) : (value as BodyInit);
}
