import type { Api } from "../model/api.ts";
import { type Operation, parameterGroup } from "../model/operations.ts";
import { type Modules, typeImports } from "./source-text.ts";

/**
 * The paths as `ld.GET` and its kind take them: as in the document, but without the headers that have one value only, which the
 * client sends by itself.
 */
export function renderPaths(api: Api, modules: Modules): string {
  const paths = [...new Set(api.operations.map(({ path }) => path))];
  const members = paths.map((path) => {
    const operations = api.operations.filter((operation) => operation.path === path);
    return operations.some(hasConstant)
      ? `  ${JSON.stringify(path)}: {\n${operations.map(renderOperation).join("")}  };\n`
      : `  ${JSON.stringify(path)}: paths[${JSON.stringify(path)}];\n`;
  });
  const text = `/** The paths of the API, without the headers that the client sends by itself. */\nexport interface ClientPaths {\n${members.join("")}}\n`;
  const imports = typeImports([["operations", modules.openapi] as const, ["paths", modules.openapi] as const], text);
  return `${imports}\n${text}`;
}

function renderOperation(operation: Operation): string {
  const { method, type, parameters, body } = operation;
  const groups = (["query", "header", "path", "cookie"] as const).map((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    const constants = here.filter(({ constant }) => constant !== undefined);
    const left = here.filter(({ constant }) => constant === undefined);
    const group = parameterGroup(operation, place);
    const names = constants.map(({ name }) => JSON.stringify(name)).join(" | ");
    if (left.length === 0) return `        ${place}?: never;\n`;
    const optional = left.every(({ required }) => !required) ? "?" : "";
    return `        ${place}${optional}: ${constants.length > 0 ? `Omit<${group}, ${names}>` : group};\n`;
  });
  const optional = body?.required ? "" : "?";
  return [
    `    ${method.toLowerCase()}: {\n`,
    `      parameters: {\n${groups.join("")}      };\n`,
    `      requestBody${optional}: ${body ? `NonNullable<${type}["requestBody"]>` : "never"};\n`,
    `      responses: ${type}["responses"];\n`,
    "    };\n",
  ].join("");
}

function hasConstant({ parameters }: Operation): boolean {
  return parameters.some(({ constant }) => constant !== undefined);
}
