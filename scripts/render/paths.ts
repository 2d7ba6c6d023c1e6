import { STATUS_CODES } from "node:http";
import type { Api } from "../model/api.ts";
import { typeName } from "../model/names.ts";
import { isSuccess, type Operation, successBodies } from "../model/operations.ts";
import type { ParameterLocation } from "../model/parameters.ts";
import { passedParameters, renderBody, renderParameter } from "./parameter-types.ts";
import { operationTypes, SchemaNames } from "./schema-names.ts";
import { docComment, type Modules, typeImports } from "./source-text.ts";

/** The statuses that a range may stand for: those of HTTP, and whatever an error has, as `ErrorStatus` of the client. */
const known = [
  ...Object.keys(STATUS_CODES).filter((status) => /^[23]/.test(status)),
  ...Array.from({ length: 200 }, (_, index) => String(400 + index)),
];

/**
 * Calls by path, in openapi-fetch's form: what goes in and what comes out of each, as plain interfaces that cost the type checker
 * nothing. An answer's type follows from its status.
 */
export function renderPaths(api: Api, modules: Modules): string {
  const names = new SchemaNames(api);
  const methods = [...new Set(api.operations.map(({ method }) => method))];
  const text = [
    ...api.operations.flatMap((operation) => [renderInit(operation, names), renderResult(operation, names)]),
    ...methods.map((method) => renderPathMap(api, method)),
    renderMethods(methods),
  ].join("\n");
  const imports = typeImports(
    [
      ...(["components", "operations", "paths"] as const).map((name) => [name, modules.openapi] as const),
      ...names.imports().map((name) => [name, modules.schemas] as const),
      ["CallOptions", modules.operation],
      ["ErrorStatus", modules.status],
      ["PathFailure", modules.status],
      ["PathSuccess", modules.status],
      ["UndocumentedError", modules.status],
    ],
    text,
  );
  return `${imports}\n${text}`;
}

const described: Readonly<Record<ParameterLocation, string>> = {
  path: "What takes the place of the braces in the path.",
  query: "What goes into the query.",
  header: "Headers of the request.",
  cookie: "Cookies of the request.",
};

function renderInit(operation: Operation, names: SchemaNames): string {
  const { name, method, path } = operation;
  const parameters = passedParameters(operation);
  const groups = (["path", "query", "header", "cookie"] satisfies ParameterLocation[]).flatMap((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    const members = here.map((parameter) => renderParameter(operation, parameter, parameter.name, "      "));
    return here.length > 0
      ? `${docComment([described[place]], "    ")}    readonly ${place}${optional(here, `{\n${members.join("")}    }`)};\n`
      : [];
  });
  const params =
    groups.length > 0
      ? `${docComment(["The operation's parameters, by where they go."], "  ")}  readonly params${optional(parameters, `{\n${groups.join("")}  }`)};\n`
      : "";
  const comment = docComment([`What \`${method} ${path}\` takes, by path; \`${name}\` takes the same by name.`]);
  return `${comment}export interface ${operationTypes(operation).init} extends CallOptions {\n${params}${renderBody(operation, names, "  ")}}\n`;
}

/** The rest of a member that may be left out unless a parameter in it is required. */
function optional(parameters: readonly { readonly required: boolean }[], type: string): string {
  return parameters.some(({ required }) => required) ? `: ${type}` : `?: ${type} | undefined`;
}

function renderResult(operation: Operation, names: SchemaNames): string {
  const documented = operation.answers.map(({ status }) => status);
  const successes = successBodies(operation).map(({ status, bodies }) => {
    const types = bodies.map((body) => names.typeOf(body));
    return `PathSuccess<${codes(status, documented)}, ${union(types, "undefined")}>`;
  });
  const errors = new Map<string, string[]>();
  for (const { status, bodies } of operation.answers.filter(({ status }) => !isSuccess(status))) {
    // An error without JSON comes as what can be known of it.
    const types = bodies.filter(({ kind }) => kind === "json").map((body) => names.typeOf(body));
    const type = union(types, "UndocumentedError");
    errors.set(type, [...(errors.get(type) ?? []), codes(status, documented)]);
  }
  if (!documented.includes("default"))
    errors.set("UndocumentedError", [...(errors.get("UndocumentedError") ?? []), others(documented)]);
  const failures = [...errors].map(([type, statuses]) => `PathFailure<${statuses.join(" | ")}, ${type}>`);
  const comment = docComment([`What \`${operation.method} ${operation.path}\` answers, by status.`]);
  const members = [...(successes.length > 0 ? successes : ["PathSuccess<200, unknown>"]), ...failures];
  return `${comment}export type ${operationTypes(operation).result} =\n${members.map((member) => `  | ${member}`).join("\n")};\n`;
}

/** The statuses that a key of `responses` is for: a code, a range without those that have a key of their own, or all other errors. */
function codes(status: string, documented: readonly string[]): string {
  if (status === "default") return others(documented);
  if (!/XX$/i.test(status)) return status;
  const range = known.filter((code) => code.startsWith(status.slice(0, 1)) && !documented.includes(code));
  return range.join(" | ");
}

function others(documented: readonly string[]): string {
  const errors = documented.filter((status) => /^[45]/.test(status)).map((status) => codes(status, documented));
  return errors.length > 0 ? `Exclude<ErrorStatus, ${errors.join(" | ")}>` : "ErrorStatus";
}

function renderPathMap(api: Api, method: string): string {
  const members = api.operations
    .filter((operation) => operation.method === method)
    .map((operation) => {
      const { init, result } = operationTypes(operation);
      const required = passedParameters(operation).some((one) => one.required) || operation.body?.required;
      const comment = docComment([`The call of \`${operation.name}\`: what it takes, and what it resolves to.`], "  ");
      return `${comment}  ${JSON.stringify(operation.path)}: { readonly arguments: [init${required ? "" : "?"}: ${init}]; readonly result: ${result} };\n`;
    });
  return `/** The paths that can be called with ${method}. */\nexport interface ${pathMap(method)} {\n${members.join("")}}\n`;
}

function renderMethods(methods: readonly string[]): string {
  const members = methods.map((method) => {
    const map = pathMap(method);
    const comment = docComment(
      [
        `Calls a path with ${method}. Resolves for every status, to \`data\` or \`error\`; the status tells their types.`,
        "@param path - the path as the spec has it, its parameters in braces",
        "@param init - `params` by location, and what concerns this call alone",
        "@returns a promise of `status`, `data` or `error`, and the `response`, whose body has been read",
        "@throws `NetworkError`, `TimeoutError` or `MalformedResponseError`: no answer came, none in time, or none that can be read",
        "@throws `TypeError`: there is no such path, or a parameter, the token or an option can't be used; nothing was sent",
        "@throws the reason of `signal`, once it aborts",
      ],
      "  ",
    );
    return `${comment}  ${method}<Path extends keyof ${map}>(path: Path, ...init: ${map}[Path]["arguments"]): Promise<${map}[Path]["result"]>;\n`;
  });
  return `/** Calls by method and path. */\nexport interface PathMethods {\n${members.join("\n")}}\n`;
}

function pathMap(method: string): string {
  return `${typeName(method.toLowerCase())}Paths`;
}

function union(types: readonly string[], none: string): string {
  return [...new Set(types)].join(" | ") || none;
}
