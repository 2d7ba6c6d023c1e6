import type { Api } from "../model/api.ts";
import { parametersTypeName, propertyKey, valueName } from "../model/names.ts";
import { bodyKeys, isSuccess, type Operation, successBodies } from "../model/operations.ts";
import type { Parameter } from "../model/parameters.ts";
import { renderDescriptions } from "./descriptions.ts";
import { errorClass } from "./errors.ts";
import { expandable, passedParameters, renderParameters, requiresParameters } from "./parameters.ts";
import { SchemaNames } from "./schema-names.ts";
import { docComment, inline, sentence, typeImports } from "./source-text.ts";

/**
 * The client's methods: the types of their parameters, an interface of all methods, the functions themselves, and descriptions
 * of the operations.
 */
export function renderOperations(api: Api): string {
  const names = new SchemaNames(api);
  const unused = api.operations.length === 0 ? "_" : "";
  const text = [
    ...api.operations.map((operation) => renderParameters(operation, names)),
    "/** The methods of a client, one for each operation. */\n",
    `export interface Operations {\n${api.operations.map((one) => renderMethodType(one, names)).join("\n")}}\n\n`,
    docComment(["Creates the methods of a client.", "@param call - calls an operation", "@returns the methods"]),
    `export function createOperations(${unused}call: OperationCall): Operations {\n`,
    `  return {\n${api.operations.map((operation) => renderMethod(operation)).join("")}  };\n}\n\n`,
    renderDescriptions(api),
  ].join("");
  return `${renderImports(text, names)}\n${text}`;
}

function renderImports(text: string, names: SchemaNames): string {
  return [
    typeImports(
      {
        "@ld-rest/types": ["components", "operations", "paths", ...names.imports()],
        "./options.js": ["CallOptions"],
        "./result.js": ["ApiPromise", "Exact", "Expanded", "OperationCall", "OperationDescription"],
      },
      text,
    ),
    text.includes("serializeQuery(") ? 'import { serializeQuery } from "./query.js";\n' : "",
  ].join("");
}

/** The signature of a method with its doc comment. */
function renderMethodType(operation: Operation, names: SchemaNames): string {
  const { name, summary, description, deprecated, externalDocs, responses, method, path } = operation;
  const parameterNames = [...passedParameters(operation).map(({ key }) => key), ...bodyKeys(operation.body)];
  const errors = responses.filter(({ status }) => !isSuccess(status));
  const comment = docComment(
    [
      summary && sentence(summary),
      description,
      `\`${method} ${path}\``,
      `@param parameters - ${parameterNames.map((name) => `\`${name}\``).join(", ") || "none"}`,
      "@param options - options of this call",
      "@returns a promise of the response body",
      ...errors.map(
        ({ status, description }) => `@throws {@link ${errorClass(status)}} ${status}: ${firstSentence(description)}`,
      ),
      "@throws {@link CallError} for any other failure",
      "@throws TypeError for an invalid parameter or option",
      deprecated ? "@deprecated" : undefined,
      externalDocs && `@see ${externalDocs.url}`,
    ],
    "  ",
  );
  const parameters = parametersTypeName(name);
  const isExpandable = expandable(operation).length > 0;
  const passed = typeVariable(names);
  const variable = isExpandable ? `<const ${passed} extends ${parameters}>` : "";
  const type = isExpandable ? `Exact<${passed}, ${parameters}>` : parameters;
  const optional = requiresParameters(operation) ? "" : "?";
  // Without quotes it would be the signature of a constructor.
  const key = name === "new" ? '"new"' : propertyKey(name);
  return `${comment}  ${key}${variable}(parameters${optional}: ${type}, options?: CallOptions): ApiPromise<${resultType(operation, names)}>;\n`;
}

/** The type variable for the parameters that a call passes. */
function typeVariable(names: SchemaNames): string {
  return names.has("Passed") ? "Passed_" : "Passed";
}

/** The type of an operation's response body, with the properties that its expandable parameters add. */
function resultType(operation: Operation, names: SchemaNames): string {
  const types = successBodies(operation).flatMap(({ bodies }) =>
    bodies.length > 0 ? bodies.map((body) => names.typeOf(body)) : ["undefined"],
  );
  return expandable(operation).reduce(
    (type, { key, expands }) => `Expanded<${type}, ${inline(expands)}, ${typeVariable(names)}[${JSON.stringify(key)}]>`,
    [...new Set(types)].join(" | ") || "unknown",
  );
}

function firstSentence(text: string): string {
  const line = sentence(text);
  return line.match(/^.+?[.!?](?= [A-Z])/)?.[0] ?? line;
}

/** A method as a function: it calls openapi-fetch with the parameters where they belong. */
function renderMethod(operation: Operation): string {
  const { name, method, path } = operation;
  const passed = passedParameters(operation);
  const variables = nameVariables(passed);
  const names = [
    ...passed.map((parameter) => property(parameter.key, variables.get(parameter))),
    ...bodyKeys(operation.body),
  ];
  const groups = (["path", "query", "header", "cookie"] as const).flatMap((place) => {
    const here = passed.filter((parameter) => parameter.in === place);
    const members = here.map((parameter) => property(parameter.name, serialized(parameter, variables.get(parameter))));
    return here.length > 0 ? [`${place}: { ${members.join(", ")} }`] : [];
  });
  const init = [
    "...options",
    ...(groups.length > 0 ? [`params: { ${groups.join(", ")} }`] : []),
    ...bodyKeys(operation.body),
  ];
  const parameters = names.length > 0 ? `{ ${names.join(", ")} }${requiresParameters(operation) ? "" : " = {}"}` : "_";
  const request = `${JSON.stringify(method)}, ${JSON.stringify(path)}, { ${init.join(", ")} }`;
  return `    ${propertyKey(name)}: (${parameters}, options) =>\n      call(${request}),\n`;
}

/** The variable of each parameter: its key, or a name made of it if the key can't name a variable. */
function nameVariables(parameters: readonly Parameter[]): Map<Parameter, string> {
  const names = new Map<Parameter, string>();
  for (const [index, parameter] of parameters.entries()) {
    const { key } = parameter;
    const candidates = [key, valueName(key), valueName(parameter.in, key)];
    const taken = new Set([...reserved, ...names.values(), ...parameters.slice(index + 1).map((other) => other.key)]);
    const name = candidates.find((candidate) => /^[a-z]\w*$/i.test(candidate) && !taken.has(candidate));
    names.set(parameter, name ?? `value${index + 1}`);
  }
  return names;
}

/** Words that can't name a variable, and the variables of the function around it. */
const reserved = (
  "arguments await body break call case catch class const contentType continue debugger default delete do else enum eval export extends false " +
  "finally for function if implements import in instanceof interface JSON let new null options package private protected public return " +
  "static super switch this throw true try typeof undefined var void while with yield"
).split(" ");

function property(key: string, value: string | undefined): string {
  return value === key ? key : `${propertyKey(key)}: ${value}`;
}

/** The value of a parameter as source text. One with a media type is sent as JSON. */
function serialized({ mediaType }: Parameter, variable: string | undefined): string | undefined {
  return mediaType ? `${variable} === undefined ? undefined : JSON.stringify(${variable})` : variable;
}
