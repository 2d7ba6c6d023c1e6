import { pascalCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderFor } from "../generate/lint/placeholders.ts";
import {
  isObject,
  isReference,
  pointerSegments,
  resolveReference,
  toPointer,
  valueAt,
} from "../generate/read/references.ts";
import { haveSameShape } from "./shape.ts";
import { type Members, mapSubschemas } from "./subschemas.ts";

type Kind = "schemas" | "parameters" | "responses" | "examples";

/** Keywords in the order that our files have. */
const usualOrder = ["description", "type", "format", "enum", "required", "properties", "additionalProperties", "items"];

/** The components of our document, to which those that the vendor's operations need are added. */
export class Components {
  /** Ours with what was added. */
  readonly document: OpenAPI3;
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
  /** Pointers to what was added. */
  readonly added = new Set<string>();
  /** Our schemas that serve in place of theirs, by the names of theirs. */
  readonly reused = new Map<string, string>();
  /** Further values for each added example, by the pointer to its value, for when the one that is there doesn't validate. */
  readonly candidates = new Map<string, Iterator<unknown>>();
  readonly #schemas = new Map<string, string>();

  /** @param theirs - a document of OpenAPI 3.1 without texts */
  constructor(ours: OpenAPI3, theirs: OpenAPI3) {
    this.ours = ours;
    this.theirs = theirs;
    this.document = structuredClone(ours);
  }

  /** The members of an object of theirs, with references followed; none where it is missing. */
  resolve(value: unknown): Members {
    return membersOf(resolveReference<unknown>(this.theirs, value, []).value);
  }

  /** All components of a kind. */
  group(kind: Kind): Members {
    this.document.components ??= {};
    this.document.components[kind] ??= {};
    return membersOf(this.document.components[kind]);
  }

  /** Adds a component under a name that no other of its kind has, not even in another case: file systems may ignore it. */
  add(kind: Kind, wanted: string, component: Members): string {
    const group = this.group(kind);
    const taken = new Set(Object.keys(group).map((name) => name.toLowerCase()));
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
    group[name] = component;
    this.added.add(toPointer(["components", kind, name]));
    return name;
  }

  /** Adds an example of a body with the first of some values. */
  addExample(media: Members, wanted: string, values: Iterable<unknown>): void {
    const example: Members = { summary: "" };
    const name = this.add("examples", wanted, example);
    example["summary"] = placeholderFor(`the example ${name}`);
    this.offer(example, "value", ["components", "examples", name, "value"], values);
    media["examples"] = { [name]: reference("examples", name) };
  }

  /** Puts the first of some values in a place. Lint tells whether the next has to be tried. */
  offer(owner: Members, key: string, segments: readonly string[], values: Iterable<unknown>): void {
    const iterator = values[Symbol.iterator]();
    const { value, done } = iterator.next();
    if (done) return;
    owner[key] = structuredClone(value);
    this.candidates.set(toPointer(segments), iterator);
  }

  /**
   * A schema of theirs as ours: described by placeholders, with its references led to our components.
   *
   * @param subject - what it is, for its own placeholder; without it, it gets none
   */
  adopt(schema: unknown, subject?: string): unknown {
    if (!isObject(schema)) return subject === undefined ? schema : { description: placeholderFor(subject) };
    if (isReference(schema)) {
      const [components, kind, name = "", ...rest] = pointerSegments(schema.$ref);
      return components === "components" && kind === "schemas" && rest.length === 0
        ? { ...schema, ...reference("schemas", this.#schema(name)) }
        : this.adopt(resolveReference<unknown>(this.theirs, schema, []).value, subject);
    }
    const { discriminator, ...adopted } = mapSubschemas(schema, (child, keyword, name) =>
      this.adopt(child, keyword === "properties" && !isReference(child) ? `the property \`${name}\`` : undefined),
    );
    if (subject !== undefined) adopted["description"] = placeholderFor(subject);
    if (isObject(discriminator)) adopted["discriminator"] = this.#discriminator(discriminator);
    const first = usualOrder.flatMap((keyword) => (keyword in adopted ? [[keyword, adopted[keyword]]] : []));
    return { ...Object.fromEntries(first), ...adopted };
  }

  #discriminator({ mapping, ...rest }: Members): Members {
    if (!isObject(mapping)) return rest;
    const entries = Object.entries(mapping).map(([value, target]) => {
      const name = pointerSegments(String(target)).at(-1) ?? "";
      return [value, toPointer(["components", "schemas", this.#schema(name)])];
    });
    return { ...rest, mapping: Object.fromEntries(entries) };
  }

  /** The component of ours for a component schema of theirs: one of the same shape if there is one, else a new one. */
  #schema(name: string): string {
    const known = this.#schemas.get(name);
    if (known !== undefined) return known;
    const schema = valueAt(this.theirs, ["components", "schemas", name]);
    const same = this.#findSame(name, schema);
    if (same !== undefined) {
      this.#schemas.set(name, same);
      this.reused.set(name, same);
      return same;
    }
    const component: Members = {};
    const free = this.add("schemas", pascalName(name), component);
    // Known before its members are looked at: it may refer to itself.
    this.#schemas.set(name, free);
    const adopted = this.adopt(schema, `the schema ${free}`);
    Object.assign(
      component,
      isReference(adopted) ? { description: placeholderFor(`the schema ${free}`), allOf: [adopted] } : adopted,
    );
    return free;
  }

  #findSame(name: string, schema: unknown): string | undefined {
    const theirs = { document: this.theirs, schema: { $ref: toPointer(["components", "schemas", name]) } };
    const names = Object.keys(this.ours.components?.schemas ?? {});
    const namesake = names.filter((each) => each === pascalName(name));
    // Texts are alike everywhere, and so are objects without properties: their shape says nothing about what they are.
    const isTelling = Object.keys(membersOf(this.resolve(schema)["properties"])).length > 0;
    return (isTelling ? [...namesake, ...names] : namesake).find((each) =>
      haveSameShape({ document: this.ours, schema: reference("schemas", each) }, theirs),
    );
  }
}

/** A reference to a component. */
export function reference(kind: Kind, name: string): { $ref: string } {
  return { $ref: toPointer(["components", kind, name]) };
}

/** A name in PascalCase that keeps the capitals that it has: `AIConfig__maintainer` becomes `AIConfigMaintainer`. */
export function pascalName(name: string): string {
  const joined = name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return /^[A-Z]/.test(joined) ? joined : pascalCase(`Number ${joined}`);
}

/** A value as the members of an object; none where it isn't one. */
export function membersOf(value: unknown): Members {
  return isObject(value) && !Array.isArray(value) ? (value as Members) : {}; // a JSON object, of a document in memory
}

/** A value as a list; empty where it isn't one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
