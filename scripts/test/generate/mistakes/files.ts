import { insert, mistake, replace, root, table, tableExample, tableSchema, tables, write } from "./mistake.ts";

/** What can be wrong with the files themselves, their syntax, and how they refer to each other. */
export const mistakesInFiles = [
  mistake("a tab as indentation", replace(root, "  title: Cafe", "\ttitle: Cafe"), [
    root,
    "title: Cafe",
    "This is not valid YAML: tab characters must not be used in indentation.",
  ]),
  mistake("a quote that never ends", replace(root, "title: Cafe", "title: 'Cafe"), [
    root,
    "version: 1.0.0",
    "This is not valid YAML: deficient indentation.",
  ]),
  mistake("a bracket that never closes, in a nested file", replace(tableSchema, "type: object", "type: [object"), [
    tableSchema,
    "required:",
    "This is not valid YAML: deficient indentation.",
  ]),
  mistake(
    "an indentation that fits nothing",
    replace(tableSchema, "    description: Its number.", "   description: Its number.\n     unit: none"),
    [tableSchema, "unit: none", "This is not valid YAML: bad indentation of a mapping entry."],
  ),
  mistake("a key that is there twice", insert(tableSchema, "type: object", "type: array\n"), [
    tableSchema,
    "type: object",
    "This is not valid YAML: duplicated mapping key.",
  ]),
  mistake("an empty root file", write(root, ""), [root, "", "The file is empty."]),
  mistake("a root file of comments", write(root, "# Later\n"), [
    root,
    "",
    "This is not an OpenAPI document: it has no `openapi` version.",
  ]),
  mistake("a root file that is a list", write(root, "- openapi: 3.1.0\n"), [
    root,
    "",
    "This is not an OpenAPI document: it has no `openapi` version.",
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
    "---",
    "This is not valid YAML: the file has more than one document.",
  ]),
  mistake("a file in Latin-1", write(tableSchema, Buffer.from("type: object\ndescription: Caf\u00e9.\n", "latin1")), [
    tableSchema,
    "description:",
    "This is not valid YAML: the file is not encoded in UTF-8.",
  ]),
  mistake("binary data", replace(tableExample, "place: inside", "place: !!binary aW5zaWRl"), [
    tableExample,
    "!!binary",
    "This is not valid YAML: `!!binary` can't be written in JSON.",
  ]),
  mistake("an empty nested file", write(table, ""), [
    root,
    "paths/table.yaml",
    "The `$ref` leads nowhere: paths/table.yaml is empty.",
  ]),
  mistake("a nested file that is a word", write(tableSchema, "table\n"), [
    tableSchema,
    "",
    "This is not valid YAML: the file contains a single value.",
  ]),
  mistake("Swagger 2.0", replace(root, "openapi: 3.1.0", 'swagger: "2.0"'), [
    root,
    "swagger",
    "Swagger 2.0 is not supported.",
  ]),
  mistake("OpenAPI 3.2", replace(root, "3.1.0", "3.2.0"), [root, "openapi", "OpenAPI 3.2.0 is not supported."]),
  mistake("OpenAPI 3.0", replace(root, "3.1.0", "3.0.3"), [root, "openapi", "The document is OpenAPI 3.0.3."]),
  mistake("a version of two numbers", replace(root, "3.1.0", '"3.1"'), [
    root,
    "openapi",
    "The version has two numbers instead of three.",
  ]),
  mistake("a `$ref` to a file that isn't there", replace(tables, "schemas/Table.yaml", "schemas/Tabel.yaml"), [
    tables,
    "schemas/Tabel.yaml",
    "The `$ref` leads nowhere: there is no file components/schemas/Tabel.yaml.",
  ]),
  mistake("a `$ref` to a path that isn't there", replace(root, "paths/table.yaml", "paths/tabel.yaml"), [
    root,
    "paths/tabel.yaml",
    "The `$ref` leads nowhere: there is no file paths/tabel.yaml.",
  ]),
  mistake("a `$ref` to nowhere in a file", replace(tables, "schemas/Table.yaml", "schemas/Table.yaml#/properties/no"), [
    tables,
    "schemas/Table.yaml#",
    "The `$ref` leads nowhere: components/schemas/Table.yaml has nothing at `#/properties/no`.",
  ]),
  mistake(
    "a `$ref` to a component, as if the files were one",
    replace(tables, "../components/schemas/Table.yaml", '"#/components/schemas/Table"'),
    [
      tables,
      "#/components",
      "The `$ref` leads nowhere: paths/tables.yaml has nothing at `#/components/schemas/Table`.",
    ],
  ),
  mistake("a `$ref` to a folder", replace(tables, "schemas/Table.yaml", "schemas"), [
    tables,
    "../components/schemas",
    "The `$ref` leads nowhere: components/schemas is a folder.",
  ]),
  mistake(
    "a `$ref` to another host",
    replace(tables, "../components/schemas/Table.yaml", "http://127.0.0.1:9/Table.yaml"),
    [tables, "127.0.0.1", "The `$ref` leads to http://127.0.0.1:9/Table.yaml. Nothing is fetched from other hosts."],
  ),
  mistake("a `$ref` to itself", replace(tableSchema, "$ref: Guest.yaml", '$ref: "#/properties/guest"'), [
    tableSchema,
    "$ref",
    "The `$ref` leads back to itself.",
  ]),
  mistake(
    "two files that are nothing but a `$ref` to each other",
    [
      replace(tableSchema, "$ref: Guest.yaml", "$ref: Left.yaml"),
      write("components/schemas/Left.yaml", "$ref: Right.yaml\n"),
      write("components/schemas/Right.yaml", "$ref: Left.yaml\n"),
    ],
    ["components/schemas/Right.yaml", "$ref", "The `$ref` leads back to itself."],
  ),
  mistake("a word beside a `$ref`", insert(tables, "      $ref: ../components/responses", "      headers: {}\n"), [
    tables,
    "headers: {}",
    "Property `headers` is not expected here because it is defined alongside `$ref`.",
  ]),
  mistake("a component that nothing refers to", write("components/schemas/Spare.yaml", "type: object\n"), [
    "components/schemas/Spare.yaml",
    "",
    "The file is unused: nothing refers to it.",
  ]),
  mistake("a path that nothing refers to", write("paths/spare.yaml", "get: {}\n"), [
    "paths/spare.yaml",
    "",
    "The file is unused: nothing refers to it.",
  ]),
  mistake(
    "a component of the root file that nothing refers to",
    insert(root, "paths:", "components:\n  schemas:\n    Spare: {description: Unused., type: object}\n"),
    [root, "Spare", "The component `Spare` is unused."],
  ),
  mistake(
    "two files of one name",
    [
      insert(tableSchema, "  guest:", "  other:\n    $ref: more/Guest.yaml\n"),
      write("components/schemas/more/Guest.yaml", "description: Another.\ntype: object\n"),
    ],
    [tableSchema, "$ref: Guest.yaml", "Two different files would become the component `Guest`."],
  ),
  mistake(
    "a file that is not named as a component",
    [
      insert(tableSchema, "  guest:", "  other:\n    $ref: party-list.yaml\n"),
      write("components/schemas/party-list.yaml", "description: A party.\ntype: object\n"),
    ],
    ["components/schemas/party-list.yaml", "", "The name of the component `party-list` is not in PascalCase."],
  ),
];
