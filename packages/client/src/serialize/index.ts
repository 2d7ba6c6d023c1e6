export { jsonBody, rawBody } from "./body.js";
export { cookie, fields, header, jsonHeader } from "./header.js";
export { jsonSegment, scalarSegment, segment } from "./path.js";
export { jsonPair, list, pair, pairs } from "./query.js";
export { json, none, object, raw } from "./readers.js";
export { pathStyle, queryStyle } from "./styles.js";
