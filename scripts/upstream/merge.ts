import { STATUS_CODES } from "node:http";
import { kebabCase, sentenceCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { readExamples } from "../generate/model/examples.ts";
import { isSuccess, type Operation, readOperations } from "../generate/model/operations.ts";
import {
  isObject,
  isReference,
  pointerSegments,
  resolveReference,
  toPointer,
  valueAt,
} from "../generate/read/references.ts";
import { findInstances } from "../generate/render/factories.ts";
import { Components, pascalName, reference } from "./components.ts";
import { haveSameShape } from "./differences.ts";
import { listOf, type Members, membersOf, sampleValues } from "./schemas.ts";
import { upgradeDocument } from "./upgrade.ts";

/** Thrown if operations can't be added to our document. The message says why. */
export class TakeError extends Error {
  override readonly name = "TakeError";
}

/** Our document with operations of the vendor's document added, in memory. */
export interface Merge extends Pick<Components, "document" | "added" | "reused" | "candidates"> {
  readonly omissions: readonly Omission[];
}

/** A part of the vendor's operations that was left out. */
export interface Omission {
  /** Why it was left out. */
  readonly reason: string;
  /** Its path, separated by `›`. */
  readonly location: string;
}

/** Members of an operation that `addOperation` handles one by one. */
const handledKeys = new Set(["operationId", "tags", "parameters", "requestBody", "responses"]);

/**
 * Adds operations of the vendor's document to ours, with the components that they need. Nothing else changes.
 *
 * @param theirs - OpenAPI 3.0 or 3.1, bundled
 */
export function mergeOperations(ours: OpenAPI3, theirs: OpenAPI3, operations: readonly Operation[]): Merge {
  const components = new Components(ours, upgradeDocument(theirs));
  const merger = new Merger(components, findSharedQueries(theirs));
  for (const operation of operations) merger.addOperation(operation);
  const { document, added, reused, candidates } = components;
  return { document, added, reused, candidates, omissions: merger.omissions };
}

class Merger {
  readonly omissions: Omission[] = [];
  readonly #components: Components;
  readonly #sharedQueries: ReadonlySet<string>;
  /** The first example of a response with a component schema, by the reference to the schema. */
  readonly #examples = new Map<string, string>();
  /** A value of each component schema from our examples, by the name of the schema. */
  readonly #instances: ReadonlyMap<string, unknown>;

  constructor(components: Components, sharedQueries: ReadonlySet<string>) {
    this.#components = components;
    this.#sharedQueries = sharedQueries;
    const operations = readOperations(components.ours);
    const examples = readExamples(components.ours, operations);
    const instances = [...findInstances({ document: components.ours, examples })];
    this.#instances = new Map(instances.map(([name, { value }]) => [name, value]));
    for (const { responses } of operations) {
      for (const { status, bodies } of responses) {
        if (isSuccess(status)) for (const { media } of bodies) this.#rememberExample(media);
      }
    }
  }

  addOperation(operation: Operation): void {
    const { path } = operation;
    const method = operation.method.toLowerCase();
    const { document, theirs, added } = this.#components;
    const item = this.#resolve(valueAt(theirs, ["paths", path]));
    const source = this.#resolve(item[method]);
    const pascal = pascalName(operation.operationId ?? operation.name);
    const id = pascal.charAt(0).toLowerCase() + pascal.slice(1);
    const tags = listOf(source["tags"]).map(String);
    for (const tag of tags) this.#addTag(tag);
    const parameters = this.#parameters([...listOf(item["parameters"]), ...listOf(source["parameters"])], id, tags);
    const merged: Members = {
      operationId: id,
      summary: sentenceCase(id),
      description: placeholderFor(`the operation ${id}`),
      ...(tags.length > 0 ? { tags } : {}),
      ...this.#otherMembers(source, id),
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(source["requestBody"] === undefined ? {} : { requestBody: this.#requestBody(source["requestBody"], id) }),
      responses: this.#responses(this.#resolve(source["responses"]), id, tags),
    };
    document.paths ??= {};
    const paths: Members = document.paths;
    paths[path] = { ...membersOf(paths[path]), [method]: merged };
    added.add(toPointer(["paths", path, method]));
  }

  /** The other members of an operation that have the same meaning in our document. */
  #otherMembers(theirs: Members, operationId: string): Members {
    const schemes = Object.keys(this.#components.ours.components?.securitySchemes ?? {});
    const areOurs = (security: unknown) =>
      listOf(security).every((each) => Object.keys(membersOf(each)).every((name) => schemes.includes(name)));
    const kept = Object.entries(theirs).filter(([key, value]) => {
      if (handledKeys.has(key)) return false;
      if (key === "deprecated" || key === "servers" || (key === "security" && areOurs(value))) return true;
      this.omissions.push({ reason: "Our spec has no counterpart", location: `${operationId} › ${key}` });
      return false;
    });
    return Object.fromEntries(kept);
  }

  #addTag(name: string): void {
    const { document } = this.#components;
    document.tags ??= [];
    if (document.tags.some((tag) => tag.name === name)) return;
    document.tags.push({ name, description: placeholderFor(`the tag ${name}`) });
  }

  #parameters(list: readonly unknown[], operationId: string, tags: readonly string[]): object[] {
    const resolved = list.map((parameter) => this.#resolve(parameter));
    const byName = new Map(resolved.map((parameter) => [`${parameter["in"]} ${parameter["name"]}`, parameter]));
    const names = [...byName.values()]
      // OpenAPI ignores header parameters of these names: bodies and security define the headers.
      .filter(
        ({ in: location, name }) =>
          !(location === "header" && /^(accept|content-type|authorization)$/i.test(`${name}`)),
      )
      .map((parameter) => this.#parameter(parameter, operationId));
    // LaunchDarkly requires this header for beta operations, but its document often omits it.
    const version = Object.entries(this.#components.ours.components?.parameters ?? {}).find(
      ([, value]) => valueAt(value, ["name"]) === "LD-API-Version",
    );
    if (version && tags.some(isBetaTag)) names.push(version[0]);
    return [...new Set(names)].map((name) => reference("parameters", name));
  }

  /** Finds or adds the component for a parameter, and returns its name. */
  #parameter({ example, examples, schema, content, style, explode, ...theirs }: Members, operationId: string): string {
    const { name, in: location } = theirs;
    const defaultStyle = location === "query" || location === "cookie" ? "form" : "simple";
    const parameter: Members = {
      ...{ name, in: location },
      ...(location === "path" ? { required: true } : {}),
      description: placeholderFor(`the ${location} parameter \`${name}\``),
      ...theirs,
      ...(style === undefined || style === defaultStyle ? {} : { style }),
      ...(explode === undefined || explode === ((style ?? defaultStyle) === "form") ? {} : { explode }),
      ...(content === undefined ? {} : { content: this.#content(content) }),
      ...(schema === undefined
        ? {}
        : { schema: this.#components.convertSchema(location === "path" ? withMinLength(schema) : schema) }),
    };
    if (parameter["required"] === false) delete parameter["required"];
    // Query parameters such as `filter` have a different meaning in each operation.
    const isShared = location !== "query" || this.#sharedQueries.has(String(name));
    const wanted = pascalName(isShared ? String(name) : `${operationId} ${name}`);
    const same = Object.entries(this.#components.group("parameters")).find(
      ([component, other]) => (isShared || component === wanted) && this.#isSameParameter(membersOf(other), parameter),
    );
    if (same) return same[0];
    const free = this.#components.add("parameters", wanted, parameter);
    const values = givenExamples(example, examples);
    if (location === "path") values.push(`${kebabCase(String(name))}-123abc`);
    this.#components.setExample(parameter, "example", ["components", "parameters", free, "example"], values);
    return free;
  }

  #isSameParameter(one: Members, other: Members): boolean {
    const key = ({ name, in: location, required = false, style, explode, content }: Members) =>
      JSON.stringify([name, location, required, style, explode, Object.keys(membersOf(content))]);
    const { document } = this.#components;
    const [schema, counterpart] = [one["schema"] ?? {}, other["schema"] ?? {}];
    return key(one) === key(other) && haveSameShape({ document, schema }, { document, schema: counterpart });
  }

  #requestBody(value: unknown, operationId: string): Members {
    const { required, content } = this.#resolve(value);
    const media = this.#content(content);
    for (const [mediaType, theirs] of Object.entries(membersOf(content))) {
      const { example, examples, schema } = membersOf(theirs);
      const given = [...givenExamples(example, examples), ...listOf(this.#resolve(schema)["examples"])];
      const own = media[mediaType];
      if (own && isJson(mediaType) && given.length > 0) {
        const values = this.#exampleValues(own["schema"], given);
        this.#components.addExample(own, pascalName(`${operationId} body`), values);
      }
    }
    const description = placeholderFor(`the request body of ${operationId}`);
    return { description, ...(required === true ? { required } : {}), content: media };
  }

  #responses(theirs: Members, operationId: string, tags: readonly string[]): Members {
    let hasExample = false;
    const responses = Object.entries(theirs).map(([status, value]): [string, unknown] => {
      const response = this.#resolve(value);
      const isError = !/^[123]/.test(status);
      const shared = isError ? addSharedResponse(this.#components, status, response, tags) : undefined;
      if (shared) return [status, reference("responses", shared)];
      const content = this.#content(response["content"]);
      const [mediaType, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
      if (isSuccess(status) && media && mediaType && !hasExample) {
        const { example, examples } = membersOf(valueAt(response, ["content", mediaType]));
        this.#addExample(media, operationId, givenExamples(example, examples));
        hasExample = true;
      }
      const headers = Object.entries(membersOf(response["headers"])).map(([name, header]) => {
        const { schema, example: _, examples: __, ...rest } = this.#resolve(header);
        const converted = schema === undefined ? {} : { schema: this.#components.convertSchema(schema) };
        return [name, { description: placeholderFor(`the header ${name}`), ...rest, ...converted }];
      });
      const merged = {
        description: placeholderFor(`the ${status} response of ${operationId}`),
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
        ...(media || Object.keys(content).length > 0 ? { content } : {}),
      };
      return [status, merged];
    });
    return Object.fromEntries(responses);
  }

  /** Adds the example that other responses with the same schema refer to, or a new one. */
  #addExample(media: Members, operationId: string, given: readonly unknown[]): void {
    const { schema } = media;
    const known = isReference(schema) ? this.#examples.get(schema.$ref) : undefined;
    if (known !== undefined && given.length === 0) {
      media["examples"] = { [known]: reference("examples", known) };
      return;
    }
    const ofSchema = isReference(schema) && known === undefined ? schema.$ref.split("/").at(-1) : undefined;
    const values = this.#exampleValues(schema, given);
    this.#components.addExample(media, ofSchema ?? pascalName(operationId), values);
    this.#rememberExample(media);
  }

  /** The vendor's examples, then sampled values. These are sampled on demand, when lint problems of the schema are fixed. */
  *#exampleValues(schema: unknown, given: readonly unknown[]): Generator<unknown> {
    if (given.length === 0) yield null;
    yield* given;
    const { document } = this.#components;
    const { components = {} } = document;
    // Values from our examples are more realistic than sampled ones.
    const schemas = Object.entries(components.schemas ?? {}).map(([name, each]) => {
      const instance = this.#instances.get(name);
      return [name, instance === undefined ? each : { ...each, examples: [instance] }];
    });
    yield* sampleValues({ ...document, components: { ...components, schemas: Object.fromEntries(schemas) } }, schema);
  }

  #rememberExample({ schema, examples }: { readonly schema?: unknown; readonly examples?: unknown }): void {
    const [name] = Object.keys(membersOf(examples));
    const isComponent = name !== undefined && isReference(valueAt(examples, [name]));
    if (isReference(schema) && isComponent && !this.#examples.has(schema.$ref)) this.#examples.set(schema.$ref, name);
  }

  #content(content: unknown): Record<string, Members> {
    const entries = Object.entries(membersOf(content)).map(([mediaType, media]): [string, Members] => {
      const { schema, encoding } = membersOf(media);
      const converted = schema === undefined ? {} : { schema: this.#components.convertSchema(schema) };
      return [mediaType, { ...converted, ...(encoding === undefined ? {} : { encoding }) }];
    });
    return Object.fromEntries(entries);
  }

  #resolve(value: unknown): Members {
    return this.#components.resolve(value);
  }
}

function givenExamples(example: unknown, examples: unknown): unknown[] {
  const named = Object.values(membersOf(examples)).map((each) => valueAt(each, ["value"]));
  return [example, ...named].filter((value) => value !== undefined);
}

/** Adds `minLength: 1` to the string schema of a path parameter: an empty value would change the path. */
function withMinLength(schema: unknown): unknown {
  if (!isObject(schema) || schema["type"] !== "string") return schema;
  const isLimited = ["enum", "const", "pattern", "minLength"].some((keyword) => keyword in schema);
  return isLimited ? schema : { ...schema, minLength: 1 };
}

/** Names of query parameters that have the same description in all operations: these can share a component. */
function findSharedQueries(document: OpenAPI3): Set<string> {
  const descriptions = new Map<string, (string | undefined)[]>();
  for (const { parameters } of readOperations(document)) {
    for (const { name, in: location, description } of parameters) {
      if (location === "query") descriptions.set(name, [...(descriptions.get(name) ?? []), description]);
    }
  }
  const shared = [...descriptions].filter(([, texts]) => texts.length > 1 && new Set(texts).size === 1);
  return new Set(shared.map(([name]) => name));
}

/** Whether LaunchDarkly uses a tag for beta operations. */
function isBetaTag(tag: unknown): boolean {
  return /\(beta\)$/i.test(String(tag));
}

function isJson(mediaType: string): boolean {
  return /^application\/(.+\+)?json\b/.test(mediaType);
}

/**
 * Finds the response component that operations share for an error status, or adds one.
 *
 * @param theirs - the vendor's response, resolved
 * @returns the name, or `undefined` if the vendor's body has properties that our error bodies lack
 */
function addSharedResponse(
  components: Components,
  status: string,
  theirs: Members,
  tags: readonly unknown[],
): string | undefined {
  const content = membersOf(theirs["content"]);
  const [mediaType, ...others] = Object.keys(content);
  const body = errorBodyName(components);
  if (body === undefined || others.length > 0 || (mediaType !== undefined && !isJson(mediaType))) return undefined;
  const schema = valueAt(content, [mediaType ?? "", "schema"]);
  if (mediaType !== undefined && !coversErrorBody(components, schema, body)) return undefined;

  const known = mostUsedResponse(components, status, tags.some(isBetaTag));
  if (known !== undefined) return known;
  const name = pascalName(STATUS_CODES[Number(status)] ?? `status ${status}`);
  if (name in components.group("responses")) return name;
  const media: Members = { schema: reference("schemas", body) };
  const id = exampleId(components);
  const values = [...sampleValues(components.theirs, schema), { message: name }];
  components.addExample(
    media,
    name,
    values.map((value) => ({ ...membersOf(value), ...(id === undefined ? {} : { id }) })),
  );
  const description = placeholderFor(`when an operation responds with ${status}`);
  return components.add("responses", name, { description, content: { "application/json": media } });
}

/** The response that our operations most often refer to for a status. Those of beta operations have priority if `beta`, else the others. */
function mostUsedResponse({ ours }: Components, status: string, beta: boolean): string | undefined {
  const uses = new Map<string, number>();
  for (const { method, path } of readOperations(ours)) {
    const item = resolveReference<unknown>(ours, valueAt(ours, ["paths", path]), []).value;
    const operation = valueAt(item, [method.toLowerCase()]);
    const response = valueAt(operation, ["responses", status]);
    if (!isReference(response)) continue;
    const name = pointerSegments(response.$ref).at(-1) ?? "";
    const isPreferred = listOf(valueAt(operation, ["tags"])).some(isBetaTag) === beta;
    uses.set(name, (uses.get(name) ?? 0) + (isPreferred ? 1000 : 1));
  }
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Name of the schema of our shared error responses. */
function errorBodyName({ ours }: Components): string | undefined {
  const schemas = Object.values(ours.components?.responses ?? {}).map((response) =>
    valueAt(response, ["content", "application/json", "schema"]),
  );
  const first = schemas.find(isReference);
  return first && pointerSegments(first.$ref).at(-1);
}

/** The `id` in an example of our shared error responses. All errors have one, although the vendor's document omits it. */
function exampleId({ ours }: Components): unknown {
  for (const response of Object.values(ours.components?.responses ?? {})) {
    for (const example of Object.values(membersOf(valueAt(response, ["content", "application/json", "examples"])))) {
      const id = valueAt(resolveReference<unknown>(ours, example, []).value, ["value", "id"]);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** Whether our error body has all properties of the vendor's. */
function coversErrorBody({ ours, theirs }: Components, schema: unknown, body: string): boolean {
  const own = membersOf(valueAt(ours, ["components", "schemas", body, "properties"]));
  const resolved = resolveReference<unknown>(theirs, schema, []).value;
  const properties = Object.entries(membersOf(valueAt(resolved, ["properties"])));
  return (
    properties.length > 0 &&
    properties.every(
      ([name, schema]) =>
        own[name] !== undefined && haveSameShape({ document: theirs, schema }, { document: ours, schema: own[name] }),
    )
  );
}
