import { insert, mistake, replace, root, table, tableSchema, tables, write } from "./mistake.ts";

/** Mistakes in files: their syntax, their names and the references between them. */
export const mistakesInFiles = [
  mistake("a tab for indentation", replace(root, "  title: Cafe", "\ttitle: Cafe"), [
    root,
    "title: Cafe",
    "This is not valid YAML: tab characters must not be used in indentation.",
  ]),
  mistake("a missing closing quote", replace(root, "title: Cafe", "title: 'Cafe"), [
    root,
    "version: 1.0.0",
    "This is not valid YAML: deficient indentation.",
  ]),
  mistake("a missing closing bracket in a nested file", replace(tableSchema, "type: object", "type: [object"), [
    tableSchema,
    "required:",
    "This is not valid YAML: deficient indentation.",
  ]),
  mistake(
    "inconsistent indentation",
    replace(tableSchema, "    description: Its number.", "   description: Its number.\n     unit: none"),
    [tableSchema, "unit: none", "This is not valid YAML: bad indentation of a mapping entry."],
  ),
  mistake("a duplicate key", insert(tableSchema, "type: object", "type: array\n"), [
    tableSchema,
    "type: object",
    "This is not valid YAML: duplicated mapping key.",
  ]),
  mistake("an empty root file", write(root, ""), [root, "", "The file has no `openapi` version."]),
  mistake("a root file that is a list", write(root, "- openapi: 3.1.0\n"), [
    root,
    "",
    "The file has no `openapi` version.",
  ]),
  mistake("a binary root file", write(root, "\0\x01\x02"), [
    root,
    "",
    "This is not valid YAML: null byte is not allowed in input.",
  ]),
  mistake("a binary nested file", write(tableSchema, "\0\x01\x02"), [
    tableSchema,
    "",
    "This is not valid YAML: null byte is not allowed in input.",
  ]),
  mistake("two documents in one file", replace(tableSchema, "description: A table.", "description: A table.\n---"), [
    tableSchema,
    "",
    "This is not valid YAML: expected a single document in the stream, but found more.",
  ]),
  mistake("an empty nested file", write(table, ""), [
    root,
    "paths/table.yaml",
    "The `$ref` leads nowhere: paths/table.yaml has nothing at `#`.",
  ]),
  mistake("Swagger 2.0", replace(root, "openapi: 3.1.0", 'swagger: "2.0"'), [
    root,
    "swagger",
    "The file has no `openapi` version.",
  ]),
  mistake("OpenAPI 3.2", replace(root, "3.1.0", "3.2.0"), [root, "openapi", "OpenAPI 3.2.0 is not supported."]),
  mistake(
    "OpenAPI 3.0",
    [replace(root, "3.1.0", "3.0.3"), replace(root, "identifier: MIT", "url: https://opensource.org/license/mit")],
    [root, "openapi", "The document is not OpenAPI 3.1."],
  ),
  mistake("a `$ref` to a missing file", replace(tables, "schemas/Table.yaml", "schemas/Tabel.yaml"), [
    tables,
    "schemas/Tabel.yaml",
    "The `$ref` leads nowhere: there is no file components/schemas/Tabel.yaml.",
  ]),
  mistake("a `$ref` to a missing path", replace(root, "paths/table.yaml", "paths/tabel.yaml"), [
    root,
    "paths/tabel.yaml",
    "The `$ref` leads nowhere: there is no file paths/tabel.yaml.",
  ]),
  mistake(
    "a `$ref` to a missing value in a file",
    replace(tables, "schemas/Table.yaml", "schemas/Table.yaml#/properties/no"),
    [
      tables,
      "schemas/Table.yaml#",
      "The `$ref` leads nowhere: components/schemas/Table.yaml has nothing at `#/properties/no`.",
    ],
  ),
  mistake(
    "a `$ref` to a component as if all were in one file",
    replace(tables, "../components/schemas/Table.yaml", '"#/components/schemas/Table"'),
    [
      tables,
      "#/components",
      "The `$ref` leads nowhere: paths/tables.yaml has nothing at `#/components/schemas/Table`.",
    ],
  ),
  mistake(
    "a `$ref` to another host",
    replace(tables, "../components/schemas/Table.yaml", "http://127.0.0.1:9/Table.yaml"),
    [tables, "127.0.0.1", "The `$ref` leads nowhere: nothing is fetched from other hosts."],
  ),
  mistake("a `$ref` to itself", replace(tableSchema, "$ref: Guest.yaml", '$ref: "#/properties/guest"'), [
    tableSchema,
    "$ref",
    "The `$ref` leads back to itself.",
  ]),
  mistake(
    "two files that only refer to each other",
    [
      replace(tableSchema, "$ref: Guest.yaml", "$ref: Left.yaml"),
      write("components/schemas/Left.yaml", "$ref: Right.yaml\n"),
      write("components/schemas/Right.yaml", "$ref: Left.yaml\n"),
    ],
    ["components/schemas/Left.yaml", "$ref", "The `$ref` leads back to itself."],
    ["components/schemas/Right.yaml", "$ref", "The `$ref` leads back to itself."],
  ),
  mistake("a field beside a `$ref`", insert(tables, "      $ref: ../components/responses", "      headers: {}\n"), [
    tables,
    "headers: {}",
    "Property `headers` is not expected here because it is defined alongside `$ref`.",
  ]),
  mistake("an unused component", write("components/schemas/Spare.yaml", "type: object\n"), [
    "components/schemas/Spare.yaml",
    "",
    "The file is unused: nothing refers to it.",
  ]),
  mistake("an unused path", write("paths/spare.yaml", "get: {}\n"), [
    "paths/spare.yaml",
    "",
    "The file is unused: nothing refers to it.",
  ]),
  mistake(
    "an unused component in the root file",
    insert(root, "paths:", "components:\n  schemas:\n    Spare: {description: Unused., type: object}\n"),
    [root, "Spare", 'Component: "Spare" is never used.'],
  ),
  mistake(
    "two files with the same name",
    [
      insert(tableSchema, "  guest:", "  other:\n    $ref: more/Guest.yaml\n"),
      write("components/schemas/more/Guest.yaml", "description: Another.\ntype: object\n"),
    ],
    [tableSchema, "$ref: Guest.yaml", "Two different files would become the component `Guest`."],
  ),
  mistake(
    "a file whose name is not in PascalCase",
    [
      insert(tableSchema, "  guest:", "  other:\n    $ref: party-list.yaml\n"),
      write("components/schemas/party-list.yaml", "description: A party.\ntype: object\n"),
    ],
    ["components/schemas/party-list.yaml", "", "The component's name is not in PascalCase."],
  ),
];
