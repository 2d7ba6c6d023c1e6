import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";
import { isObject, isReference } from "../json-pointer.ts";

/** The lint rule that a `default` and the `example` of a header validate. Redocly's own rules see to all other examples. */
export const valueRule: Oas3Rule = () => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  // The plugin is CommonJS, and its types don't say what `import` makes of that.
  (formatsPlugin as unknown as (to: Ajv2020) => void)(ajv);
  let components: unknown;

  const demand = (what: string, value: unknown, schema: object, path: string[], { report, location }: UserContext) => {
    // The compiler reads all that it is given, so it gets the components only where there is a reference to one.
    const complete = JSON.stringify(schema).includes('"$ref"') ? { ...schema, components } : schema;
    const reason = validate(ajv, complete, value);
    if (reason) report({ message: `The ${what} does not validate: it ${reason}`, location: location.child(path) });
  };
  return {
    Root(root) {
      components = root.components;
    },
    Header(header, context) {
      const { schema, example, examples = {} } = header;
      if (!isObject(schema)) return;
      if (example !== undefined) demand("example", example, schema, ["example"], context);
      for (const [name, named] of Object.entries(examples)) {
        if (isReference(named)) continue;
        demand("example", named.value, schema, ["examples", name, "value"], context);
      }
    },
    Schema(schema, context) {
      if (schema.default !== undefined) demand("default", schema.default, schema, ["default"], context);
    },
  };
};

/** What is wrong with a value, if anything is. A schema that is broken itself is for other rules to find. */
function validate(ajv: Ajv2020, schema: object, value: unknown): string | undefined {
  try {
    const check = ajv.compile(schema);
    if (check(value)) return undefined;
    const [error] = check.errors ?? [];
    return error?.keyword === "type" ? `must be of type ${error.params["type"]}` : error?.message;
  } catch {
    return undefined;
  }
}
