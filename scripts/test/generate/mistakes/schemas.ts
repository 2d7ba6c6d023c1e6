import {
  guestSchema,
  insert,
  mistake,
  remove,
  replace,
  root,
  table,
  tableExample,
  tableId,
  tableSchema,
  tables,
  tablesExample,
  total,
  write,
} from "./mistake.ts";

/** A path in the root file with a schema of its own. */
const queue = (path: string, schema: string) => `  ${path}:
    get:
      operationId: get${path.slice(1)}
      tags: [tables]
      summary: Get the first
      description: Returns the guest who waits longest.
      responses:
        "200": { description: A name., content: { application/json: { schema: ${schema} } } }
        "404": { $ref: components/responses/NotFound.yaml }
`;

/** Mistakes in schemas and examples. */
export const mistakesInSchemas = [
  mistake("an integer that JavaScript rounds", replace(tableExample, "id: 4", "id: 9007199254740993"), [
    tableExample,
    "id:",
    "The number is beyond 2⁵³, where JavaScript rounds integers.",
  ]),
  mistake("an infinity", replace(tableExample, "seats: 2", "seats: .inf"), [
    tableExample,
    "seats:",
    "This number can't be written in JSON.",
  ]),
  mistake(
    "schemas that are composed of each other",
    [
      write(guestSchema, "description: A guest.\nallOf:\n  - $ref: Host.yaml\n"),
      write("components/schemas/Host.yaml", "description: A host.\nallOf:\n  - $ref: Guest.yaml\n"),
    ],
    [guestSchema, "description: A guest.", "The schema `Guest` is composed of itself."],
    ["components/schemas/Host.yaml", "description: A host.", "The schema `Host` is composed of itself."],
  ),
  mistake("an invalid schema", insert(guestSchema, "    format: date-time", "    multipleOf: 0\n"), [
    guestSchema,
    "multipleOf",
    "The schema is invalid: `multipleOf` must be > 0.",
  ]),
  mistake(
    "an enum without values",
    insert(tables, "    - name: free", "    - { name: at, in: query, description: Where., schema: { enum: [] } }\n"),
    [tables, "enum", "The schema is invalid: enum must have non-empty array."],
  ),
  mistake(
    "an invalid schema that only a `$ref` leads to",
    replace(
      root,
      "paths:\n",
      `${'components: { schemas: { Name: { description: A name., $defs: { Odd: { description: Odd., enum: [] } }, $ref: "#/components/schemas/Name/$defs/Odd" } } }'}\npaths:\n${queue("/queue", '{ $ref: "#/components/schemas/Name" }')}`,
    ),
    [root, "Name:", "The schema is invalid: enum must have non-empty array."],
  ),
  mistake("a schema without description", remove(tableSchema, "description: A table.\n"), [
    tableSchema,
    "",
    "The schema Table has no description.",
  ]),
  mistake("a property without description", remove(tableSchema, "    description: How many can sit.\n"), [
    tableSchema,
    "seats:",
    "The property `seats` has no description.",
  ]),
  mistake("a misspelt field of a schema", replace(guestSchema, "properties:", "propertys:"), [
    guestSchema,
    "propertys:",
    "Property `propertys` is not expected here.",
  ]),
  mistake("a misspelt field of a property", replace(tableSchema, "minimum: 1", "minimun: 1"), [
    tableSchema,
    "minimun",
    "Property `minimun` is not expected here.",
  ]),
  mistake("`nullable`, which 3.1 lacks", insert(tableSchema, "    minimum: 1", "    nullable: true\n"), [
    tableSchema,
    "nullable",
    "Property `nullable` is not expected here.",
  ]),
  mistake("an exclusive limit as in 3.0", insert(tableSchema, "    minimum: 1", "    exclusiveMinimum: true\n"), [
    tableSchema,
    "exclusiveMinimum",
    "Expected type `number` but got `boolean`.",
  ]),
  mistake("an unknown type", replace(tableId, "type: integer", "type: int"), [
    tableId,
    "type: int",
    '`type` can be one of the following only: "object", "array", "string", "number", "integer", "boolean", "null".',
  ]),
  mistake("an unknown format", replace(guestSchema, "date-time", "datetime"), [
    guestSchema,
    "datetime",
    'The format is unknown: "datetime" should be one of the predefined values.',
  ]),
  mistake("an invalid pattern", insert(guestSchema, "  since:", "    pattern: (\n"), [
    guestSchema,
    "pattern",
    "The pattern is not a regular expression of JavaScript.",
  ]),
  mistake("an enum with a value of another type", insert(tableSchema, "      - outside", "      - 4\n"), [
    tableSchema,
    "- 4",
    'All values of `enum` field must be of the same type as the `type` field: expected "string" but received "integer".',
  ]),
  mistake("an enum with a duplicate value", insert(tableSchema, "      - outside", "      - inside\n"), [
    tableSchema,
    "- inside\n      - outside",
    "Duplicated enum value found: 'inside'.",
  ]),
  mistake(
    "a required property that isn't defined",
    insert(guestSchema, "properties:", "required: [nmae]\n"),
    [
      tableExample,
      "name: Ada",
      "Example value must conform to the schema: `guest` property must have required property 'nmae'.",
    ],
    [guestSchema, "nmae", "Required property 'nmae' is not defined."],
  ),
  mistake("a closed schema", insert(tableSchema, "required:", "additionalProperties: false\n"), [
    tableSchema,
    "additionalProperties",
    "The schema rejects properties that it doesn't list.",
  ]),
  mistake(
    "schemas with the same name in code",
    [
      insert(tableSchema, "  guest:", "  size:\n    $ref: HTTPSize.yaml\n  other:\n    $ref: HttpSize.yaml\n"),
      write("components/schemas/HTTPSize.yaml", "description: One.\ntype: object\n"),
      write("components/schemas/HttpSize.yaml", "description: Another.\ntype: object\n"),
    ],
    [
      "components/schemas/HttpSize.yaml",
      "",
      "The schema `HttpSize` would have the same name in code as the schema `HTTPSize`: `httpSizeSchema`.",
    ],
  ),
  mistake(
    "examples with the same name in code",
    [
      insert(
        tables,
        "            Tables:",
        "            TABLES:\n              $ref: ../components/examples/TABLES.yaml\n",
      ),
      write("components/examples/TABLES.yaml", "summary: None.\nvalue: []\n"),
    ],
    [
      tablesExample,
      "- id: 4",
      "The example at #/components/examples/Tables would have the same name in code as the example at #/components/examples/TABLES: `tables`.",
    ],
  ),
  mistake("an example with a wrong type", replace(tableExample, "seats: 2", "seats: two"), [
    tableExample,
    "seats",
    "Example value must conform to the schema: `seats` property type must be integer.",
  ]),
  mistake("an example without a required property", remove(tableExample, "  seats: 2\n"), [
    tableExample,
    "id: 4",
    "Example value must conform to the schema: must have required property 'seats'.",
  ]),
  mistake("an example with an unknown property", insert(tableExample, "  seats: 2", "  colour: red\n"), [
    tableExample,
    "colour",
    "Example value must conform to the schema: must NOT have unevaluated properties `colour`.",
  ]),
  mistake("an example with a value outside the enum", replace(tableExample, "inside", "Inside"), [
    tableExample,
    "Inside",
    'Example value must conform to the schema: `place` property must be equal to one of the allowed values "inside", "outside".',
  ]),
  mistake("an example in a wrong format", replace(tableExample, "2024-02-29T12:00:00Z", "2024-02-30T12:00:00Z"), [
    tableExample,
    "2024-02-30",
    'Example value must conform to the schema: `since` property must match format "date-time".',
  ]),
  mistake("an invalid example of a parameter", replace(tableId, "example: 4", "example: four"), [
    tableId,
    "example",
    "Example value must conform to the schema: type must be integer.",
  ]),
  mistake("an invalid example of a header", replace(total, "example: 12", "example: twelve"), [
    total,
    "example",
    "The example is invalid: it must be integer.",
  ]),
  mistake("an invalid example of a property", insert(tableSchema, "    minimum: 1", "    example: two\n"), [
    tableSchema,
    "example",
    "Example value must conform to the schema: type must be integer.",
  ]),
  mistake(
    "an example that is no object where a schema has a discriminator",
    [
      insert(
        tableSchema,
        "  guest:",
        "  sign: { description: A sign., oneOf: [{ $ref: Sign.yaml }], discriminator: { propertyName: kind } }\n",
      ),
      write(
        "components/schemas/Sign.yaml",
        "description: A sign.\ntype: object\nrequired: [kind]\nproperties:\n  kind: { description: Its kind., enum: [reserved] }\n",
      ),
      replace(tableExample, "  seats: 2", "  seats: 2\n  sign: reserved"),
    ],
    [tableExample, "sign:", "The example is invalid: it must be object."],
  ),
  mistake("an invalid default", insert(tableSchema, "    minimum: 1", "    default: two\n"), [
    tableSchema,
    "default",
    "The default is invalid: it must be integer.",
  ]),
  mistake("an example without summary", remove(tableExample, "summary: A table with a guest.\n"), [
    tableExample,
    "",
    "The example Table has no summary.",
  ]),
  mistake("a misspelt field of an example", replace(tableExample, "value:", "vlaue:"), [
    tableExample,
    "vlaue",
    "Property `vlaue` is not expected here.",
  ]),
  mistake("an example in an operation", insert(table, "  tags:", "  example: {}\n"), [
    table,
    "example:",
    "Property `example` is not expected here.",
  ]),
  mistake(
    "`example` beside `examples`",
    insert(table, "          examples:", "          example: { id: 1, seats: 2 }\n"),
    [table, "application/json", "There are both `example` and `examples`."],
  ),
  mistake(
    "an example with a `$ref` in its value",
    insert(tableExample, "    name: Ada", "    $ref: Guest.yaml\n"),
    [
      tableExample,
      "$ref",
      "Example value must conform to the schema: `guest` property must NOT have unevaluated properties `$ref`.",
    ],
    [tableExample, "$ref", "The example has a `$ref` in its value, where references aren't resolved."],
  ),
  mistake("an example that is null", write("components/examples/NoTable.yaml", "summary: Nothing.\nvalue: null\n"), [
    "components/examples/NoTable.yaml",
    "value: null",
    "Example value must conform to the schema: type must be object.",
  ]),
  mistake("examples as a list", replace(table, "            Table:\n              $ref", "            - $ref"), [
    table,
    "- $ref: ../components/examples",
    "Expected type `ExamplesMap` (object) but got `array`.",
  ]),
];
