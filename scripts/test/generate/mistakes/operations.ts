import { insert, mistake, notFound, remove, replace, root, table, tableId, tables, total } from "./mistake.ts";

const again = `    - name: free
      in: query
      description: Again.
      schema:
        type: boolean
`;

const clashing = `    - { name: queryId, in: query, description: A number., schema: { type: integer } }
    - { name: id, in: header, description: A number., schema: { type: integer } }
    - { name: id, in: query, description: A number., schema: { type: integer } }
`;

const undescribedBody = `  requestBody:
    content:
      application/json:
        schema:
          type: object
`;

/** Mistakes in paths, operations, parameters and responses. */
export const mistakesInOperations = [
  mistake("a duplicate operationId", replace(tables, "listTables", "getTable"), [
    table,
    "operationId",
    "Every operation must have a unique `operationId`.",
  ]),
  mistake("an operation without operationId", remove(tables, "  operationId: listTables\n"), [
    tables,
    "get:",
    "Operation object should contain `operationId` field.",
  ]),
  mistake("an empty operationId", replace(tables, "listTables", '""'), [
    tables,
    "operationId",
    "Operation object `operationId` must be non-empty string.",
  ]),
  mistake("an operationId that is a number", replace(tables, "listTables", "12"), [
    tables,
    "operationId",
    "Expected type `string` but got `integer`.",
  ]),
  ...["ListTables", "list_tables", "list-tables", "list tables", "tables/list"].map((operationId) =>
    mistake(`the operationId ${operationId}`, replace(tables, "listTables", operationId), [
      tables,
      "operationId",
      "The operationId is not in camelCase.",
    ]),
  ),
  mistake(
    "two operationIds that differ only in case",
    [replace(tables, "listTables", "getTABLE")],
    [
      table,
      "operationId",
      "The operation `getTable` would have the same name in code as the operation `getTABLE`: `GetTableParameters`.",
    ],
  ),
  mistake("a misspelt method", replace(tables, "get:", "gett:"), [
    tables,
    "gett:",
    "Property `gett` is not expected here.",
  ]),
  mistake(
    "a misspelt field of an operation",
    replace(tables, "summary:", "sumary:"),
    [tables, "get:", "Operation object should contain `summary` field."],
    [tables, "sumary:", "Property `sumary` is not expected here."],
  ),
  mistake("an operation without responses", replace(tables, "  responses:", "  response:"), [
    tables,
    "response:",
    "Property `response` is not expected here.",
  ]),
  mistake("a misspelt field of the root", replace(root, "paths:", "pahts:"), [
    root,
    "pahts:",
    "Property `pahts` is not expected here.",
  ]),
  mistake("no servers", remove(root, "servers:\n  - url: https://cafe.test\n"), [root, "", "Servers must be present."]),
  mistake("a server with a trailing slash", replace(root, "cafe.test", "cafe.test/"), [
    root,
    "cafe.test",
    "Server `url` should not have a trailing slash.",
  ]),
  mistake("a missing security scheme", replace(root, "security: []", "security:\n  - Key: []"), [
    root,
    "Key",
    "There is no `Key` security scheme defined.",
  ]),
  mistake("a missing tag", replace(tables, "    - tables", "    - tabels"), [
    tables,
    "tabels",
    "There is no tag `tabels`.",
  ]),
  mistake("a path without a leading slash", replace(root, "  /tables:", "  tables:"), [
    root,
    "  tables:",
    "Property `tables` is not expected here.",
  ]),
  mistake("a path with a trailing slash", replace(root, "{tableId}:", "{tableId}/:"), [
    root,
    "{tableId}/",
    "`/tables/{tableId}/` should not have a trailing slash.",
  ]),
  mistake("a query in the path", replace(root, "  /tables:", "  /tables?free=true:"), [
    root,
    "?free",
    "Don't put query string items in the path, they belong in parameters with `in: query`.",
  ]),
  mistake("an undeclared path parameter", replace(root, "{tableId}:", "{tableId}/{seat}:"), [
    table,
    "get:",
    "The operation does not define the path parameter `{seat}` expected by path `/tables/{tableId}/{seat}`.",
  ]),
  mistake("a path parameter that the path lacks", replace(root, "/{tableId}:", "/one:"), [
    tableId,
    "name:",
    "Path parameter `tableId` is not used in the path `/tables/one`.",
  ]),
  mistake("an optional path parameter", replace(tableId, "required: true", "required: false"), [
    tableId,
    "required:",
    "The path parameter is not required.",
  ]),
  mistake(
    "a misspelt field of a parameter",
    replace(tables, "      in: query", "      in: query\n      requried: true"),
    [tables, "requried", "Property `requried` is not expected here."],
  ),
  mistake("an unknown location of a parameter", replace(tables, "in: query", "in: querry"), [
    tables,
    "querry",
    '`in` can be one of the following only: "query", "header", "path", "cookie".',
  ]),
  mistake("a duplicate parameter", insert(tables, "    - name: free", again), [
    tables,
    "- name: free\n      in: query\n      description: Only",
    "Operations must have unique `name` + `in` parameters. Repeats of `in:query` + `name:free`.",
  ]),
  mistake("parameters with the same name in code", insert(tables, "    - name: free", clashing), [
    tables,
    "name: id, in: query",
    "The query parameter `id` would have the same name in code as the query parameter `queryId`: `queryId`.",
  ]),
  mistake(
    "a status as a word",
    replace(tables, '"404":', "notFound:"),
    [tables, "responses:", "Operation must have at least one `4XX` response."],
    [tables, "notFound:", "Property `notFound` is not expected here."],
  ),
  mistake("no successful response", replace(tables, '"200":', '"304":'), [
    tables,
    "responses:",
    "Operation must have at least one `2XX` response.",
  ]),
  mistake("a misspelt field of a response", replace(notFound, "content:", "contents:"), [
    notFound,
    "contents:",
    "Property `contents` is not expected here.",
  ]),
  mistake("an invalid media type", replace(notFound, "application/json:", "json:"), [
    notFound,
    "json:",
    "This is not a media type.",
  ]),
  mistake("an operation without description", remove(tables, "  description: Lists the tables.\n"), [
    tables,
    "get:",
    "The operation has no description.",
  ]),
  mistake("an empty description", replace(tables, "Lists the tables.", '""'), [
    tables,
    "get:",
    "The operation has no description.",
  ]),
  mistake("a parameter without description", remove(tableId, "description: Number of the table.\n"), [
    tableId,
    "",
    "The parameter `tableId` has no description.",
  ]),
  mistake("a response without description", remove(notFound, "description: There is no such table.\n"), [
    notFound,
    "",
    "The field `description` must be present on this level.",
  ]),
  mistake("a header without description", remove(total, "description: How many tables there are.\n"), [
    total,
    "",
    "The header X-Total has no description.",
  ]),
  mistake("a request body without description", insert(tables, "  parameters:", undescribedBody), [
    tables,
    "requestBody",
    "The request body has no description.",
  ]),
  mistake("a tag without description", remove(root, "    description: Where guests sit.\n"), [
    root,
    "- name: tables",
    "Tag object should contain `description` field.",
  ]),
];
