/** Media types of JSON. */
export const jsonType = /^[^;]*[/+]json\s*(;|$)/i;
/** The media type of forms with files. `fetch` adds the boundary between the fields. */
export const multipartType = /^multipart\/form-data/i;
const urlEncodedType = /^application\/x-www-form-urlencoded/i;

/**
 * Serializes a request body for its media type: JSON, a form from an object with its fields, or text. Values that
 * `fetch` accepts, such as a `Blob` or a `FormData`, are returned unchanged.
 *
 * @throws TypeError for an object in a URL-encoded form
 */
export function serializeBody(body: unknown, contentType: string): unknown {
  if (isSendable(body)) return body;
  if (multipartType.test(contentType)) return toForm(new FormData(), body);
  if (urlEncodedType.test(contentType)) return toForm(new URLSearchParams(), body);
  return typeof body === "string" && !jsonType.test(contentType) ? body : JSON.stringify(body);
}

function isSendable(body: unknown): boolean {
  const types = [FormData, URLSearchParams, Blob, ArrayBuffer, ReadableStream];
  return types.some((type) => body instanceof type) || ArrayBuffer.isView(body);
}

/** Adds the fields of an object to a form: a list as a field for each item, an object as JSON. */
function toForm<Form extends FormData | URLSearchParams>(form: Form, fields: unknown): Form {
  for (const [name, value] of Object.entries(Object(fields) as object)) {
    for (const item of [value].flat() as unknown[]) {
      if (item === undefined) continue;
      if (form instanceof FormData && item instanceof Blob) form.append(name, item);
      else if (typeof item !== "object") form.append(name, String(item));
      else if (form instanceof FormData) form.append(name, JSON.stringify(item));
      else throw new TypeError(`The form field ${name} can't be an object. Pass URLSearchParams.`);
    }
  }
  return form;
}
