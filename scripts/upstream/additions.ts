import { pascalCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import { isObject, isReference, resolveReference, schemaReference, toPointer } from "../generate/read/references.ts";
import { haveSameShape } from "./differences.ts";
import { type Members, mapSubschemas, membersOf } from "./schemas.ts";

/** Thrown if operations can't be added to our document. The message says why. */
export class TakeError extends Error {
  override readonly name = "TakeError";
}

/** A part of the vendor's operations that was left out. */
export interface Omission {
  /** Why it was left out. */
  readonly reason: string;
  /** Its path, separated by `›`. */
  readonly location: string;
}

type Kind = "schemas" | "parameters" | "responses" | "examples";

/** A copy of our document, to which parts of the vendor's are added. Keeps a record of what is added. */
export class Additions {
  /** Our document with the additions. */
  readonly document: OpenAPI3;
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
  /** Pointers to the added operations and components. */
  readonly added = new Set<string>();
  /** Our schemas that replace the vendor's, by the names of the vendor's. */
  readonly reused = new Map<string, string>();
  readonly omissions: Omission[] = [];
  /** Further candidates for the value of each added example, by the pointer to the value. They are tried if the value is invalid. */
  readonly candidates = new Map<string, Iterator<unknown>>();
  /** Our schemas for the vendor's, added or reused, by the names of the vendor's. */
  readonly #schemas = new Map<string, string>();

  /** @param theirs - the vendor's document, upgraded */
  constructor(ours: OpenAPI3, theirs: OpenAPI3) {
    this.ours = ours;
    this.theirs = theirs;
    this.document = structuredClone(ours);
  }

  /** Resolves a value of the vendor's document and returns its members. It has none if it isn't an object. */
  resolve(value: unknown): Members {
    return membersOf(resolveReference<unknown>(this.theirs, value, []).value);
  }

  /** All components of a kind. */
  group(kind: Kind): Members {
    this.document.components ??= {};
    this.document.components[kind] ??= {};
    return membersOf(this.document.components[kind]);
  }

  /** Adds a component. Appends a number to the name if it is taken, ignoring case as file systems may. @returns the name */
  add(kind: Kind, wanted: string, component: Members): string {
    const group = this.group(kind);
    const taken = new Set(Object.keys(group).map((name) => name.toLowerCase()));
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
    group[name] = component;
    this.added.add(toPointer(["components", kind, name]));
    return name;
  }

  /** Adds an example component to a media type object. The first candidate becomes its value. */
  addExample(media: Members, wanted: string, candidates: Iterable<unknown>): void {
    const example: Members = { summary: "" };
    const name = this.add("examples", wanted, example);
    example["summary"] = placeholderFor(`the example ${name}`);
    this.setExample(example, "value", ["components", "examples", name, "value"], candidates);
    media["examples"] = { [name]: reference("examples", name) };
  }

  /** Sets a member to the first candidate, and stores the others in {@link candidates}. */
  setExample(owner: Members, key: string, segments: readonly string[], candidates: Iterable<unknown>): void {
    const iterator = candidates[Symbol.iterator]();
    const { value, done } = iterator.next();
    if (done) return;
    owner[key] = structuredClone(value);
    this.candidates.set(toPointer(segments), iterator);
  }

  /**
   * Converts a schema of the vendor's document: adds placeholders, and replaces references with references to our components.
   *
   * @param subject - names the schema in its placeholder. Default: it gets no placeholder.
   */
  convertSchema(schema: unknown, subject?: string): unknown {
    const component = schemaReference(schema);
    if (component !== undefined)
      return { ...membersOf(schema), ...reference("schemas", this.#componentFor(component)) };
    if (isReference(schema)) return this.convertSchema(this.resolve(schema), subject);
    const description = subject === undefined ? {} : { description: placeholderFor(subject) };
    if (!isObject(schema)) return subject === undefined ? schema : description;
    const converted = mapSubschemas(schema, (child, keyword, name) =>
      this.convertSchema(child, keyword === "properties" ? `the property \`${name}\`` : undefined),
    );
    const { mapping } = membersOf(converted["discriminator"]);
    if (isObject(mapping)) {
      const targets = Object.entries(mapping).map(([value, target]) => {
        const name = schemaReference({ $ref: target }) ?? String(target);
        return [value, toPointer(["components", "schemas", this.#componentFor(name)])];
      });
      converted["discriminator"] = { ...membersOf(converted["discriminator"]), mapping: Object.fromEntries(targets) };
    }
    const first = ["type", "format", "enum", "required"].filter((keyword) => keyword in converted);
    return {
      ...description,
      ...Object.fromEntries(first.map((keyword) => [keyword, converted[keyword]])),
      ...converted,
    };
  }

  /** Our component for a component schema of the vendor's: one of the same shape, or a new one. @returns its name */
  #componentFor(name: string): string {
    const known = this.#schemas.get(name);
    if (known !== undefined) return known;
    const same = this.#findSame(name);
    if (same !== undefined) {
      this.#schemas.set(name, same);
      this.reused.set(name, same);
      return same;
    }
    const component: Members = {};
    const free = this.add("schemas", pascalName(name), component);
    // Set before its members are converted: it may refer to itself.
    this.#schemas.set(name, free);
    const subject = `the schema ${free}`;
    const converted = this.convertSchema(membersOf(this.theirs.components?.schemas)[name], subject);
    const isAlias = isReference(converted);
    Object.assign(component, isAlias ? { description: placeholderFor(subject), allOf: [converted] } : converted);
    return free;
  }

  #findSame(name: string): string | undefined {
    const theirs = { document: this.theirs, schema: reference("schemas", name) };
    const names = Object.keys(this.ours.components?.schemas ?? {});
    const namesake = names.filter((each) => each === pascalName(name));
    // Other schemas, such as plain strings, can have the same shape and another meaning: only one of the same name is reused.
    const hasProperties = Object.keys(membersOf(this.resolve(theirs.schema)["properties"])).length > 0;
    return (hasProperties ? [...namesake, ...names] : namesake).find((each) =>
      haveSameShape({ document: this.ours, schema: reference("schemas", each) }, theirs),
    );
  }
}

/** A reference to a component. */
export function reference(kind: Kind, name: string): { $ref: string } {
  return { $ref: toPointer(["components", kind, name]) };
}

/** Converts a name to PascalCase. Capitals stay: `AIConfig__maintainer` becomes `AIConfigMaintainer`. */
export function pascalName(name: string): string {
  const joined = name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return /^[A-Z]/.test(joined) ? joined : pascalCase(`Number ${joined}`);
}
