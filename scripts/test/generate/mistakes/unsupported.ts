import { insert, mistake, replace, root, tableId, tables } from "./mistake.ts";

/** Adds a parameter to the list of tables. */
const parameter = (yaml: string) =>
  replace(tables, "    - name: free\n      in: query\n", `    - ${yaml}\n    - name: free\n      in: query\n`);

/** Makes the list of tables a POST with a request body. */
const post = (content: string) => [
  replace(tables, "get:\n", "post:\n"),
  insert(tables, "  responses:\n", `  requestBody:\n    description: A body.\n    content: ${content}\n`),
];

/** What OpenAPI allows and the client doesn't support. */
export const unsupportedConstructs = [
  mistake(
    "objects in a list in the query",
    parameter("{ name: sort, in: query, description: Order., schema: { type: array, items: { type: object } } }"),
    [
      tables,
      "name: sort",
      "The query parameter `sort` has lists or objects within a list or an object, which no style supports.",
    ],
  ),
  mistake(
    "an object in an object in the query",
    parameter(
      "{ name: filter, in: query, style: deepObject, description: Which., schema: { type: object, properties: { by: { description: By., type: object } } } }",
    ),
    [
      tables,
      "name: filter",
      "The query parameter `filter` has lists or objects within a list or an object, which no style supports.",
    ],
  ),
  mistake(
    "a list in the style of an object",
    parameter(
      "{ name: ids, in: query, style: deepObject, description: Which., schema: { type: array, items: { type: string } } }",
    ),
    [
      tables,
      "name: ids",
      "The query parameter `ids` is an array in the style `deepObject`, which the client doesn't support.",
    ],
  ),
  mistake(
    "a delimited list that is exploded",
    parameter(
      "{ name: ids, in: query, style: pipeDelimited, explode: true, description: Which., schema: { type: array, items: { type: string } } }",
    ),
    [
      tables,
      "name: ids",
      "The query parameter `ids` has `explode: true` in the style `pipeDelimited`, which the client doesn't support.",
    ],
  ),
  mistake(
    "an object in a header",
    parameter("{ name: X-Options, in: header, description: Options., schema: { type: object } }"),
    [
      tables,
      "name: X-Options",
      "The header parameter `X-Options` is an object in the style `simple`, which the client doesn't support.",
    ],
  ),
  mistake(
    "a list in a cookie",
    parameter("{ name: seen, in: cookie, description: Seen., schema: { type: array, items: { type: string } } }"),
    [
      tables,
      "name: seen",
      "The cookie parameter `seen` is an array in the style `form`, which the client doesn't support.",
    ],
  ),
  mistake(
    "a parameter in XML",
    parameter(
      "{ name: query, in: query, description: A query., content: { application/xml: { schema: { type: string } } } }",
    ),
    [tables, "name: query", "The query parameter `query` has the media type application/xml."],
  ),
  mistake("a path parameter in the style `label`", insert(tableId, "required: true", "style: label\n"), [
    tableId,
    "",
    "The path parameter `tableId` is a single value in the style `label`, which the client doesn't support.",
  ]),
  mistake("a TRACE request", replace(tables, "get:\n", "trace:\n"), [
    tables,
    "operationId",
    "`fetch` can't send a TRACE request.",
  ]),
  mistake(
    "a GET request with a body",
    insert(
      tables,
      "  responses:\n",
      "  requestBody:\n    description: A body.\n    content: { application/json: { schema: { type: object } } }\n",
    ),
    [tables, "description: A body.", "`fetch` can't send a GET request with a body."],
  ),
  mistake("a mixed multipart body", post("{ multipart/mixed: { schema: { type: object } } }"), [
    tables,
    "multipart/mixed",
    "The client can't send a body of the type multipart/mixed.",
  ]),
  mistake(
    "headers of a form's field",
    post(
      "{ multipart/form-data: { schema: { type: object, properties: { file: { description: A file., type: string, format: binary } } }, encoding: { file: { headers: {} } } } }",
    ),
    [tables, "encoding", "The client doesn't support `headers` for the field `file` of a form."],
  ),
  mistake(
    "successful responses with bodies of different kinds",
    insert(
      tables,
      '    "404":',
      '    "206":\n      description: Some of them.\n      content: { text/plain: { schema: { type: string } } }\n',
    ),
    [tables, '"200":', "The successful responses have bodies of different kinds: json and text."],
  ),
  mistake(
    "credentials that the client can't send",
    replace(
      root,
      "security: []\n",
      "security: [{ Bearer: [] }]\ncomponents:\n  securitySchemes:\n    Bearer: { type: http, scheme: bearer }\n",
    ),
    [root, "Bearer: {", "The client can't send the credentials of `Bearer`."],
  ),
  mistake(
    "credentials in the query",
    replace(
      root,
      "security: []\n",
      "security: [{ Key: [] }]\ncomponents:\n  securitySchemes:\n    Key: { type: apiKey, in: query, name: Authorization }\n",
    ),
    [root, "in: query", "The client can't send the credentials of `Key`."],
  ),
];
