import type { BundledSpec } from "../read/bundle.ts";
import { SpecError, sortProblems } from "../read/problem.ts";
import { isObject, toPointer } from "../read/references.ts";
import type { Api } from "./api.ts";
import { typeName, valueName } from "./names.ts";
import { type Media, type Operation, successBodies } from "./operations.ts";
import { isFlat, type Parameter, type Shape, shapesOf } from "./parameters.ts";

/**
 * Finds what OpenAPI allows and the client can't do. Generating from it would make methods that fail, or that leave out what the spec
 * says.
 */
export function findUnsupported({ document, operations }: Api): Refusal[] {
  return operations.flatMap((operation) => [
    ...checkMethod(operation),
    ...operation.parameters.flatMap((parameter) => checkParameter(document, parameter)),
    ...(operation.body?.bodies ?? []).flatMap(checkRequestBody),
    ...checkResponses(operation),
  ]);
}

function refusal(pointer: string, message: string, advice: string): Refusal {
  return { pointer, message, advice, rule: "unsupported" };
}

function checkMethod({ method, pointer, body }: Operation): Refusal[] {
  if (method === "TRACE") {
    return [refusal(pointer, "`fetch` can't send a TRACE request.", "Leave the operation out.")];
  }
  return body && (method === "GET" || method === "HEAD")
    ? [refusal(body.pointer, `\`fetch\` can't send a ${method} request with a body.`, "Leave the body out.")]
    : [];
}

/** The styles that openapi-fetch writes, by location and shape (OpenAPI 3.1, "Style Values"). */
const styles: Readonly<Record<string, Readonly<Record<Shape, readonly string[]>>>> = {
  path: { scalar: ["simple"], array: ["simple"], object: ["simple"] },
  query: {
    scalar: ["form"],
    array: ["form", "spaceDelimited", "pipeDelimited"],
    object: ["form", "deepObject"],
  },
  header: { scalar: ["simple"], array: ["simple"], object: [] },
  cookie: { scalar: ["form"], array: [], object: [] },
};

function checkParameter(document: unknown, parameter: Parameter): Refusal[] {
  const { name, pointer, mediaType, schema, style, explode } = parameter;
  const what = `The ${parameter.in} parameter \`${name}\``;
  if (mediaType !== undefined) {
    return /[/+]json\s*(;|$)/i.test(mediaType)
      ? []
      : [
          refusal(
            pointer,
            `${what} has the media type ${mediaType}.`,
            "Describe it by a `schema`, or as `application/json`.",
          ),
        ];
  }
  const shapes = shapesOf(document, schema);
  const refused = [...shapes].find((shape) => !styles[parameter.in]?.[shape].includes(style));
  if (refused) {
    const message = `${what} is ${article(refused)} in the style \`${style}\`, which the client can't write.`;
    const allowed = styles[parameter.in]?.[refused] ?? [];
    const advice =
      allowed.length > 0
        ? `Use the style \`${allowed.join("` or `")}\`.`
        : "Describe it by `content` as `application/json`.";
    return [refusal(pointer, message, advice)];
  }
  const delimited = style === "spaceDelimited" || style === "pipeDelimited";
  if ((delimited && explode) || (parameter.in === "path" && shapes.has("object") && explode)) {
    return [
      refusal(
        pointer,
        `${what} has \`explode: true\` in the style \`${style}\`, which the client can't write.`,
        "Set `explode: false`.",
      ),
    ];
  }
  return isFlat(document, schema)
    ? []
    : [
        refusal(
          pointer,
          `${what} has lists or objects within a list or an object, which no style can write.`,
          "Describe it by `content` as `application/json`, or simplify its schema.",
        ),
      ];
}

function article(shape: Shape): string {
  return shape === "scalar" ? "a single value" : `an ${shape}`;
}

function checkRequestBody({ mediaType, media, segments }: Media): Refusal[] {
  const pointer = toPointer(segments);
  if (/^multipart\/(?!form-data)/i.test(mediaType)) {
    return [refusal(pointer, `The client can't write a body of the type ${mediaType}.`, "Use `multipart/form-data`.")];
  }
  return Object.entries(media.encoding ?? {}).flatMap(([field, encoding]) => {
    const unsupported = Object.keys(isObject(encoding) ? encoding : {}).find(
      (key) => !/^(contentType|x-.*)$/.test(key),
    );
    return unsupported
      ? [
          refusal(
            toPointer([...segments, "encoding", field, unsupported]),
            `The client can't apply \`${unsupported}\` to the field \`${field}\` of a form.`,
            "Leave it out.",
          ),
        ]
      : [];
  });
}

/** A call is told how to read the response before the response arrives. */
function checkResponses(operation: Operation): Refusal[] {
  const kinds = new Set(successBodies(operation).flatMap(({ kind }) => (kind === "none" ? [] : [kind])));
  if (kinds.size <= 1) return [];
  const message = `The successes have bodies of different kinds: ${[...kinds].join(" and ")}.`;
  return [refusal(`${operation.pointer}/responses`, message, "Give all of them JSON, text or binary data.")];
}

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

/** Something that no correct code can be generated from, with its place in the document. */
export interface Refusal {
  readonly pointer: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  readonly rule: "clash" | "unsupported";
}

/**
 * Stops the run if there are refusals.
 *
 * @throws {@link SpecError} with file and line of each
 */
export async function refuse(spec: BundledSpec, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const origins = await spec.origins();
  const problems = refusals.map(({ pointer, ...problem }) => ({
    ...origins.locate(pointer),
    ...problem,
    severity: "error" as const,
  }));
  throw new SpecError(sortProblems(problems));
}
