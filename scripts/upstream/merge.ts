import { STATUS_CODES } from "node:http";
import { kebabCase, sentenceCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { readExamples } from "../generate/model/examples.ts";
import { isSuccess, type Operation, readOperations } from "../generate/model/operations.ts";
import { schemaReference, toPointer, valueAt } from "../generate/read/references.ts";
import { findInstances } from "../generate/render/factories.ts";
import { Additions, pascalName, reference } from "./additions.ts";
import { haveSameShape } from "./differences.ts";
import { listOf, type Members, membersOf, sampleValues } from "./schemas.ts";
import { upgradeDocument } from "./upgrade.ts";

/**
 * Adds operations of the vendor's document to a copy of ours, with the components that they need. Nothing else changes.
 *
 * @param theirs - OpenAPI 3.0 or 3.1, bundled
 */
export function mergeOperations(ours: OpenAPI3, theirs: OpenAPI3, operations: readonly Operation[]): Additions {
  const additions = new Additions(ours, upgradeDocument(theirs));
  const merger = new Merger(additions);
  for (const operation of operations) merger.addOperation(operation);
  return additions;
}

class Merger {
  readonly #additions: Additions;
  /** A value of each component schema from our examples, by the name of the schema. */
  readonly #instances: ReadonlyMap<string, { readonly value: unknown }>;

  constructor(additions: Additions) {
    this.#additions = additions;
    const document = additions.ours;
    this.#instances = findInstances({ document, examples: readExamples(document, readOperations(document)) });
  }

  addOperation({ path, method, name, operationId = name }: Operation): void {
    const { document, theirs, added } = this.#additions;
    const item = this.#resolve(valueAt(theirs, ["paths", path]));
    const key = method.toLowerCase();
    const source = this.#resolve(item[key]);
    const pascal = pascalName(operationId);
    const id = pascal.charAt(0).toLowerCase() + pascal.slice(1);
    const tags = listOf(source["tags"]).map(String);
    this.#addTags(tags);
    const parameters = this.#parameters([...listOf(item["parameters"]), ...listOf(source["parameters"])], id, tags);
    const merged: Members = {
      operationId: id,
      summary: sentenceCase(id),
      description: placeholderFor(`the operation ${id}`),
      ...(tags.length > 0 ? { tags } : {}),
      ...this.#otherMembers(source, id),
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(source["requestBody"] === undefined ? {} : { requestBody: this.#requestBody(source["requestBody"], id) }),
      responses: this.#responses(this.#resolve(source["responses"]), id),
    };
    document.paths ??= {};
    const paths: Members = document.paths;
    paths[path] = { ...membersOf(paths[path]), [key]: merged };
    added.add(toPointer(["paths", path, key]));
  }

  #addTags(tags: readonly string[]): void {
    const { document } = this.#additions;
    document.tags ??= [];
    for (const name of tags) {
      if (document.tags.some((tag) => tag.name === name)) continue;
      document.tags.push({ name, description: placeholderFor(`the tag ${name}`) });
    }
  }

  /** The other members of an operation that have the same meaning in our document. */
  #otherMembers(theirs: Members, operationId: string): Members {
    const { operationId: _, tags, parameters, requestBody, responses, ...others } = theirs;
    const schemes = Object.keys(this.#additions.ours.components?.securitySchemes ?? {});
    const areOurs = (security: unknown) =>
      listOf(security).every((each) => Object.keys(membersOf(each)).every((name) => schemes.includes(name)));
    const kept = Object.entries(others).filter(([key, value]) => {
      if (key === "deprecated" || key === "servers" || (key === "security" && areOurs(value))) return true;
      this.#additions.omissions.push({ reason: "Our spec has no counterpart", location: `${operationId} › ${key}` });
      return false;
    });
    return Object.fromEntries(kept);
  }

  #parameters(list: readonly unknown[], operationId: string, tags: readonly string[]): object[] {
    const byPlace = new Map<string, Members>();
    for (const each of list) {
      const parameter = this.#resolve(each);
      const place = `${parameter["in"]} ${parameter["name"]}`;
      // OpenAPI ignores header parameters of these names: bodies and security define the headers.
      if (!/^header (accept|content-type|authorization)$/i.test(place)) byPlace.set(place, parameter);
    }
    const names = [...byPlace.values()].map((parameter) => this.#parameter(parameter, operationId));
    // LaunchDarkly requires this header for beta operations, but its document often omits it.
    const version = Object.entries(this.#additions.ours.components?.parameters ?? {}).find(
      ([, value]) => valueAt(value, ["name"]) === "LD-API-Version",
    );
    if (version && tags.some((tag) => /\(beta\)$/i.test(tag))) names.push(version[0]);
    return [...new Set(names)].map((name) => reference("parameters", name));
  }

  /** Finds or adds the component for a parameter, and returns its name. */
  #parameter(source: Members, operationId: string): string {
    const { example, examples, required, schema, content, style, explode, ...theirs } = source;
    const [name, location] = [String(theirs["name"]), theirs["in"]];
    const isPath = location === "path";
    const defaultStyle = location === "query" || location === "cookie" ? "form" : "simple";
    const parameter: Members = {
      ...{ name, in: location },
      ...(isPath || required === true ? { required: true } : {}),
      description: placeholderFor(`the ${location} parameter \`${name}\``),
      ...theirs,
      ...(style === undefined || style === defaultStyle ? {} : { style }),
      ...(explode === undefined || explode === ((style ?? defaultStyle) === "form") ? {} : { explode }),
      ...(content === undefined ? {} : { content: this.#content(content) }),
      ...(schema === undefined ? {} : { schema: this.#additions.convertSchema(schema) }),
    };
    // Query parameters such as `filter` have a different meaning in each operation.
    const isShared = location !== "query";
    const wanted = pascalName(isShared ? name : `${operationId} ${name}`);
    const same = Object.entries(this.#additions.group("parameters")).find(
      ([component, other]) => (isShared || component === wanted) && this.#isSameParameter(membersOf(other), parameter),
    );
    if (same) return same[0];
    const free = this.#additions.add("parameters", wanted, parameter);
    const values = givenExamples(example, examples);
    if (isPath) values.push(`${kebabCase(name)}-123abc`);
    this.#additions.setExample(parameter, "example", ["components", "parameters", free, "example"], values);
    return free;
  }

  #isSameParameter(one: Members, other: Members): boolean {
    const key = ({ name, in: location, required = false, style, explode, content }: Members) =>
      JSON.stringify([name, location, required, style, explode, Object.keys(membersOf(content))]);
    const { document } = this.#additions;
    const [schema, counterpart] = [one["schema"], other["schema"]];
    return key(one) === key(other) && haveSameShape({ document, schema }, { document, schema: counterpart });
  }

  #requestBody(value: unknown, operationId: string): Members {
    const { required, content } = this.#resolve(value);
    const media = this.#content(content);
    for (const [mediaType, own] of Object.entries(media)) {
      const { example, examples, schema } = membersOf(valueAt(content, [mediaType]));
      const given = [...givenExamples(example, examples), ...listOf(this.#resolve(schema)["examples"])];
      if (!isJson(mediaType) || given.length === 0) continue;
      this.#additions.addExample(own, pascalName(`${operationId} body`), this.#exampleValues(own["schema"], given));
    }
    const description = placeholderFor(`the request body of ${operationId}`);
    return { description, ...(required === true ? { required } : {}), content: media };
  }

  #responses(theirs: Members, operationId: string): Members {
    let hasExample = false;
    const responses = Object.entries(theirs).map(([status, value]): [string, unknown] => {
      const response = this.#resolve(value);
      const shared = /^[123]/.test(status) ? undefined : this.#sharedResponse(status, response);
      if (shared !== undefined) return [status, reference("responses", shared)];
      const content = this.#content(response["content"]);
      const [mediaType, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
      if (isSuccess(status) && media && mediaType && !hasExample) {
        const { example, examples } = membersOf(valueAt(response, ["content", mediaType]));
        this.#addExample(media, operationId, givenExamples(example, examples));
        hasExample = true;
      }
      const headers = Object.entries(membersOf(response["headers"])).map(([name, header]) => {
        const { schema, example: _, examples: __, ...rest } = this.#resolve(header);
        const converted = schema === undefined ? {} : { schema: this.#additions.convertSchema(schema) };
        return [name, { description: placeholderFor(`the header ${name}`), ...rest, ...converted }];
      });
      const merged = {
        description: placeholderFor(`the ${status} response of ${operationId}`),
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
        ...(Object.keys(content).length > 0 ? { content } : {}),
      };
      return [status, merged];
    });
    return Object.fromEntries(responses);
  }

  /**
   * Finds the response component that operations share for an error status, or adds one.
   *
   * @returns the name, or `undefined` if the vendor's body has properties that our error bodies lack
   */
  #sharedResponse(status: string, theirs: Members): string | undefined {
    const { ours } = this.#additions;
    const body = Object.values(ours.components?.responses ?? {})
      .map((response) => schemaReference(valueAt(response, ["content", "application/json", "schema"])))
      .find((name) => name !== undefined);
    const [[mediaType, media] = [], ...others] = Object.entries(membersOf(theirs["content"]));
    if (body === undefined || others.length > 0) return undefined;
    const { schema } = membersOf(media);
    if (mediaType !== undefined && !(isJson(mediaType) && this.#isErrorBody(schema, body))) return undefined;

    const name = pascalName(STATUS_CODES[Number(status)] ?? `status ${status}`);
    if (name in this.#additions.group("responses")) return name;
    const own: Members = { schema: reference("schemas", body) };
    const values = [...sampleValues(this.#additions.theirs, schema), { message: name }];
    // All errors have an ID, although the vendor's document omits it.
    const id = valueAt(this.#instances.get(body)?.value, ["id"]);
    const candidates = values.map((value) => ({ ...membersOf(value), ...(id === undefined ? {} : { id }) }));
    this.#additions.addExample(own, name, candidates);
    const description = placeholderFor(`when an operation responds with ${status}`);
    return this.#additions.add("responses", name, { description, content: { "application/json": own } });
  }

  /** Whether our error body has all properties of the vendor's. */
  #isErrorBody(schema: unknown, body: string): boolean {
    const { ours, theirs } = this.#additions;
    const own = membersOf(valueAt(ours, ["components", "schemas", body, "properties"]));
    const properties = Object.entries(membersOf(this.#resolve(schema)["properties"]));
    const isOwn = ([name, each]: [string, unknown]) =>
      name in own && haveSameShape({ document: ours, schema: own[name] }, { document: theirs, schema: each });
    return properties.length > 0 && properties.every(isOwn);
  }

  /** Adds an example to a response: the one that is called as its schema, if the vendor gives no other. */
  #addExample(media: Members, operationId: string, given: readonly unknown[]): void {
    const name = schemaReference(media["schema"]) ?? pascalName(operationId);
    const isKnown = given.length === 0 && name in this.#additions.group("examples");
    if (isKnown) media["examples"] = { [name]: reference("examples", name) };
    else this.#additions.addExample(media, name, this.#exampleValues(media["schema"], given));
  }

  /** The vendor's examples, then sampled values. These are sampled on demand, when lint problems of the schema are fixed. */
  *#exampleValues(schema: unknown, given: readonly unknown[]): Generator<unknown> {
    if (given.length === 0) yield null;
    yield* given;
    const { document } = this.#additions;
    // Values from our examples are more realistic than sampled ones.
    const schemas = Object.entries(this.#additions.group("schemas")).map(([name, each]) => {
      const instance = this.#instances.get(name);
      return [name, instance ? { ...membersOf(each), examples: [instance.value] } : each];
    });
    yield* sampleValues({ ...document, components: { schemas: Object.fromEntries(schemas) } }, schema);
  }

  #content(content: unknown): Record<string, Members> {
    const entries = Object.entries(membersOf(content)).map(([mediaType, media]): [string, Members] => {
      const { schema, encoding } = membersOf(media);
      const converted = schema === undefined ? {} : { schema: this.#additions.convertSchema(schema) };
      return [mediaType, { ...converted, ...(encoding === undefined ? {} : { encoding }) }];
    });
    return Object.fromEntries(entries);
  }

  #resolve(value: unknown): Members {
    return this.#additions.resolve(value);
  }
}

function givenExamples(example: unknown, examples: unknown): unknown[] {
  const named = Object.values(membersOf(examples)).map((each) => valueAt(each, ["value"]));
  return [example, ...named].filter((value) => value !== undefined);
}

function isJson(mediaType: string): boolean {
  return /^application\/(.+\+)?json\b/.test(mediaType);
}
