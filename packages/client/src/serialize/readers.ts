import type { Reader } from "../operation.js";

/** JSON of any kind. */
export const json: Reader = ({ response, body }) => {
  const type = response.headers.get("content-type") || "no content type";
  if (body === "") throw "with no body instead of JSON";
  if (!/[/+]json\b/i.test(type)) throw `with ${type} instead of JSON`;
  try {
    return JSON.parse(String(body));
  } catch {
    throw "with JSON that is broken or cut off";
  }
};

/** A JSON object: what an answer brings unless the spec says otherwise. */
export const object: Reader = (answer) => {
  const data = json(answer);
  if (Object(data) !== data || Array.isArray(data)) throw "with JSON that is no object";
  return data;
};

/** The body as it is: text, or bytes where the operation may bring them. */
export const raw: Reader = ({ body }) => body;

/** No body. */
export const none: Reader = () => undefined;
