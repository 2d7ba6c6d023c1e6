import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import type { Operation } from "../model/operations.ts";
import { constantHeaders } from "./request-defaults.ts";
import { docComment, literal, type Modules } from "./source-text.ts";

/** What the fake API knows of each operation: where it is, what a request must look like, and the fixtures of each answer. */
export function renderRoutes(api: Api, modules: Modules): string {
  const entries = api.operations.map(
    (operation) => `  ${propertyKey(operation.name)}: ${literal(describeRoute(api, operation), "  ")},\n`,
  );
  const comment = docComment([
    "The operations as a server sees them: route, demands, and the fixtures of each answer.",
  ]);
  return `import type { Route } from ${JSON.stringify(modules.testing)};\n\n${comment}export const routes = {\n${entries.join("")}} as const satisfies Readonly<Record<string, Route>>;\n`;
}

function describeRoute(api: Api, operation: Operation): object {
  return {
    method: operation.method,
    path: operation.path,
    parameters: operation.parameters
      .filter(({ constant }) => constant === undefined)
      .map(({ name, in: place, required, style, explode, array, values }) => ({
        name,
        in: place,
        required,
        style,
        explode,
        array,
        ...(values ? { values } : {}),
      })),
    headers: constantHeaders(operation),
    fixtures: Object.fromEntries(
      operation.answers.map(({ status }) => [
        status,
        api.examples
          .filter(({ answers }) => answers.some((use) => use.operation === operation.name && use.status === status))
          .map(({ name }) => name),
      ]),
    ),
  };
}
