import type { Api } from "./api.ts";
import { typeName, valueName } from "./names.ts";
import type { Refusal } from "./refusal.ts";

/** Finds names that differ in the document and would be one in code: of types, methods, base URLs, fixtures, or parameters of a method. */
export function findClashes(api: Api): Refusal[] {
  return [
    // By the name of the validator: types may differ in case alone.
    ...clashes(api.schemas, (schema) => [valueName(schema.typeName, "schema"), `schema \`${schema.name}\``]),
    // By the name of the parameters' type: methods that differ in their first letter's case would share it.
    ...clashes(api.operations, (operation) => [
      `${typeName(operation.name)}Parameters`,
      `operation \`${operation.operationId ?? `${operation.method} ${operation.path}`}\``,
    ]),
    ...clashes(api.servers, (server) => [server.name, `server ${server.url}`]),
    ...clashes(api.examples, (example) => [example.name, `example at ${example.pointer.replace(/\/value$/, "")}`]),
    ...api.operations.flatMap(({ parameters }) =>
      clashes(parameters, (parameter) => [parameter.key, `${parameter.in} parameter \`${parameter.name}\``]),
    ),
  ];
}

function clashes<T extends { readonly pointer: string }>(
  items: readonly T[],
  describe: (item: T) => [name: string, what: string],
): Refusal[] {
  const first = new Map<string, T>();
  return items.flatMap((item) => {
    const [name, what] = describe(item);
    const other = first.get(name);
    if (!other) first.set(name, item);
    return other
      ? {
          pointer: item.pointer,
          message: `The ${what} would have the same name in code as the ${describe(other)[1]}: \`${name}\`.`,
          advice: "Rename one of the two, so that they differ in more than case and punctuation.",
          rule: "clash",
        }
      : [];
  });
}
