import type { Reader } from "../operation.js";

/** JSON of any kind. */
export const json: Reader = ({ response, body }) => {
  const type = response.headers.get("content-type") || "no content type";
  if (body === "") throw "with no body";
  if (!/^[^;]*[/+]json *(;|$)/i.test(type)) throw `with ${type}, not JSON`;
  try {
    return JSON.parse(String(body));
  } catch {
    throw "with broken JSON";
  }
};

/** A JSON object: what an answer brings unless the spec says otherwise. */
export const object: Reader = (answer) => {
  const data = json(answer);
  if (!/^\s*{/.test(String(answer.body))) throw "with no JSON object";
  return data;
};

/** The body as it is: text, or bytes where the operation may bring them. */
export const raw: Reader = ({ body }) => body;

/** No body. */
export const none: Reader = () => undefined;
