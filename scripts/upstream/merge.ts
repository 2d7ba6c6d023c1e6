import { kebabCase, sentenceCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { readExamples } from "../generate/model/examples.ts";
import { isSuccess, type Operation, readOperations } from "../generate/model/operations.ts";
import { isObject, isReference, toPointer, valueAt } from "../generate/read/references.ts";
import { findInstances } from "../generate/render/factories.ts";
import { Components, listOf, membersOf, pascalName, reference } from "./components.ts";
import { sampleValues } from "./samples.ts";
import { haveSameShape } from "./shape.ts";
import { isBetaTag, isJson, shareResponse } from "./shared-responses.ts";
import type { Members } from "./subschemas.ts";
import { upgradeDocument } from "./upgrade.ts";

/** Our document with operations of another added to it, in memory. */
export interface Merge extends Pick<Components, "document" | "added" | "reused" | "candidates"> {
  /** What could not be brought along, a sentence each. */
  readonly dropped: readonly string[];
}

/** Members of an operation that are read one by one. */
const readKeys = new Set(["operationId", "tags", "parameters", "requestBody", "responses"]);

/**
 * Adds operations of another document to ours, with the components that they need. Nothing that ours has is changed.
 *
 * @param theirs - OpenAPI 3.0 or 3.1, in one piece
 */
export function mergeOperations(ours: OpenAPI3, theirs: OpenAPI3, operations: readonly Operation[]): Merge {
  const components = new Components(ours, upgradeDocument(theirs));
  const merger = new Merger(components, findSharedQueries(theirs));
  for (const operation of operations) merger.addOperation(operation);
  const { document, added, reused, candidates } = components;
  return { document, added, reused, candidates, dropped: merger.dropped };
}

class Merger {
  readonly dropped: string[] = [];
  readonly #components: Components;
  readonly #sharedQueries: ReadonlySet<string>;
  /** The first example of a response with a component schema, by the reference to that. */
  readonly #examples = new Map<string, string>();
  /** An object of each component schema within our examples, by the reference to the schema. */
  readonly #instances: ReadonlyMap<string, unknown>;

  constructor(components: Components, sharedQueries: ReadonlySet<string>) {
    this.#components = components;
    this.#sharedQueries = sharedQueries;
    const operations = readOperations(components.ours);
    const examples = readExamples(components.ours, operations);
    const instances = [...findInstances({ document: components.ours, examples })];
    this.#instances = new Map(instances.map(([name, { value }]) => [reference("schemas", name).$ref, value]));
    for (const { responses } of operations) {
      for (const { status, bodies } of responses) {
        if (isSuccess(status)) for (const { media } of bodies) this.#remember(media);
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

  /** What else of an operation means the same in our document. */
  #otherMembers(theirs: Members, operationId: string): Members {
    const schemes = Object.keys(this.#components.ours.components?.securitySchemes ?? {});
    const areOurs = (security: unknown) =>
      listOf(security).every((each) => Object.keys(membersOf(each)).every((name) => schemes.includes(name)));
    const kept = Object.entries(theirs).filter(([key, value]) => {
      if (readKeys.has(key)) return false;
      if (key === "deprecated" || key === "servers" || (key === "security" && areOurs(value))) return true;
      this.dropped.push(`Our document has nothing that corresponds to it: ${operationId} › ${key}`);
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
    const byPlace = new Map(resolved.map((parameter) => [`${parameter["in"]} ${parameter["name"]}`, parameter]));
    const names = [...byPlace.values()]
      // OpenAPI ignores these three as parameters: they follow from bodies and security.
      .filter(
        ({ in: place, name }) => !(place === "header" && /^(accept|content-type|authorization)$/i.test(`${name}`)),
      )
      .map((parameter) => this.#parameter(parameter, operationId));
    // LaunchDarkly demands this header for every beta operation, and its document often leaves it out.
    const version = Object.entries(this.#components.ours.components?.parameters ?? {}).find(
      ([, value]) => valueAt(value, ["name"]) === "LD-API-Version",
    );
    if (version && tags.some(isBetaTag)) names.push(version[0]);
    return [...new Set(names)].map((name) => reference("parameters", name));
  }

  /** The component for a parameter of theirs: a new one, unless there is one already. */
  #parameter({ example, examples, schema, content, style, explode, ...theirs }: Members, operationId: string): string {
    const { name, in: place } = theirs;
    const usual = place === "query" || place === "cookie" ? "form" : "simple";
    const parameter: Members = {
      ...{ name, in: place },
      ...(place === "path" ? { required: true } : {}),
      description: placeholderFor(`the ${place} parameter \`${name}\``),
      ...theirs,
      ...(style === undefined || style === usual ? {} : { style }),
      ...(explode === undefined || explode === ((style ?? usual) === "form") ? {} : { explode }),
      ...(content === undefined ? {} : { content: this.#content(content) }),
      ...(schema === undefined
        ? {}
        : { schema: this.#components.adopt(place === "path" ? neverEmpty(schema) : schema) }),
    };
    if (parameter["required"] === false) delete parameter["required"];
    // A query parameter such as `filter` means something else to each operation.
    const isShared = place !== "query" || this.#sharedQueries.has(String(name));
    const wanted = pascalName(isShared ? String(name) : `${operationId} ${name}`);
    const same = Object.entries(this.#components.group("parameters")).find(
      ([component, other]) => (isShared || component === wanted) && this.#isSameParameter(membersOf(other), parameter),
    );
    if (same) return same[0];
    const free = this.#components.add("parameters", wanted, parameter);
    const values = namedValues(example, examples);
    if (place === "path") values.push(`${kebabCase(String(name))}-123abc`);
    this.#components.offer(parameter, "example", ["components", "parameters", free, "example"], values);
    return free;
  }

  #isSameParameter(one: Members, other: Members): boolean {
    const key = ({ name, in: place, required = false, style, explode, content }: Members) =>
      JSON.stringify([name, place, required, style, explode, Object.keys(membersOf(content))]);
    const { document } = this.#components;
    const [schema, counterpart] = [one["schema"] ?? {}, other["schema"] ?? {}];
    return key(one) === key(other) && haveSameShape({ document, schema }, { document, schema: counterpart });
  }

  #requestBody(value: unknown, operationId: string): Members {
    const { required, content } = this.#resolve(value);
    const media = this.#content(content);
    for (const [mediaType, theirs] of Object.entries(membersOf(content))) {
      const { example, examples, schema } = membersOf(theirs);
      const given = [...namedValues(example, examples), ...listOf(this.#resolve(schema)["examples"])];
      const own = media[mediaType];
      if (own && isJson(mediaType) && given.length > 0) {
        const values = exampleValues(this.#components.document, own["schema"], given);
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
      const shared = isError ? shareResponse(this.#components, status, response, tags) : undefined;
      if (shared) return [status, reference("responses", shared)];
      const content = this.#content(response["content"]);
      const [mediaType, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
      if (isSuccess(status) && media && mediaType && !hasExample) {
        const { example, examples } = membersOf(valueAt(response, ["content", mediaType]));
        this.#addExample(media, operationId, namedValues(example, examples));
        hasExample = true;
      }
      const headers = Object.entries(membersOf(response["headers"])).map(([name, header]) => {
        const { schema, example: _, examples: __, ...rest } = this.#resolve(header);
        const adopted = schema === undefined ? {} : { schema: this.#components.adopt(schema) };
        return [name, { description: placeholderFor(`the header ${name}`), ...rest, ...adopted }];
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

  /** Gives a response the example that others with its schema have, or a new one. */
  #addExample(media: Members, operationId: string, given: readonly unknown[]): void {
    const { schema } = media;
    const known = isReference(schema) ? this.#examples.get(schema.$ref) : undefined;
    if (known !== undefined && given.length === 0) {
      media["examples"] = { [known]: reference("examples", known) };
      return;
    }
    const ofSchema = isReference(schema) && known === undefined ? schema.$ref.split("/").at(-1) : undefined;
    const { document } = this.#components;
    // An object of this schema within one of our examples says more than one that is made up.
    const instance = isReference(schema) ? this.#instances.get(schema.$ref) : undefined;
    const values = exampleValues(document, schema, instance && given.length === 0 ? [instance] : given);
    this.#components.addExample(media, ofSchema ?? pascalName(operationId), values);
    this.#remember(media);
  }

  #remember({ schema, examples }: { readonly schema?: unknown; readonly examples?: unknown }): void {
    const [name] = Object.keys(membersOf(examples));
    const isComponent = name !== undefined && isReference(valueAt(examples, [name]));
    if (isReference(schema) && isComponent && !this.#examples.has(schema.$ref)) this.#examples.set(schema.$ref, name);
  }

  #content(content: unknown): Record<string, Members> {
    const entries = Object.entries(membersOf(content)).map(([mediaType, media]): [string, Members] => {
      const { schema, encoding } = membersOf(media);
      const adopted = schema === undefined ? {} : { schema: this.#components.adopt(schema) };
      return [mediaType, { ...adopted, ...(encoding === undefined ? {} : { encoding }) }];
    });
    return Object.fromEntries(entries);
  }

  #resolve(value: unknown): Members {
    return this.#components.resolve(value);
  }
}

/** The vendor's examples, then values that are built from the schema. None is built before lint has cleaned the schema. */
function* exampleValues(document: OpenAPI3, schema: unknown, given: readonly unknown[]): Generator<unknown> {
  if (given.length === 0) yield null;
  yield* given;
  yield* sampleValues(document, schema);
}

function namedValues(example: unknown, examples: unknown): unknown[] {
  const named = Object.values(membersOf(examples)).map((each) => valueAt(each, ["value"]));
  return [example, ...named].filter((value) => value !== undefined);
}

/** A text in a path has at least one character: without it the path is another. */
function neverEmpty(schema: unknown): unknown {
  if (!isObject(schema) || schema["type"] !== "string") return schema;
  const isLimited = ["enum", "const", "pattern", "minLength"].some((keyword) => keyword in schema);
  return isLimited ? schema : { ...schema, minLength: 1 };
}

/** The query parameters that the vendor describes in the same words wherever they are: operations can share a component. */
function findSharedQueries(document: OpenAPI3): Set<string> {
  const descriptions = new Map<string, (string | undefined)[]>();
  for (const { parameters } of readOperations(document)) {
    for (const { name, in: place, description } of parameters) {
      if (place === "query") descriptions.set(name, [...(descriptions.get(name) ?? []), description]);
    }
  }
  const shared = [...descriptions].filter(([, texts]) => texts.length > 1 && new Set(texts).size === 1);
  return new Set(shared.map(([name]) => name));
}
