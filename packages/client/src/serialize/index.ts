export { jsonBody, rawBody } from "./body.js";
export { cookie, header, jsonHeader } from "./header.js";
export { jsonSegment, pathStyle, scalarSegment, segment } from "./path.js";
export { jsonPair, list, pair, pairs, queryStyle } from "./query.js";
export { json, none, object, raw } from "./readers.js";
