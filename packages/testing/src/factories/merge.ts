import { formatPath } from "../schema/describe.js";
import { isMembers, type Members, resolveSchema, type Schema, type SchemaTable } from "../schema/schema.js";
import { cloneJson } from "../state/clone.js";
import type { Draft } from "./template.js";

/** What overrides are laid over. */
export interface MergeContext {
  readonly table: SchemaTable;
  /** What paths in errors begin with. */
  readonly root: string;
  /** Builds an object of a component schema, to lay overrides over where there is none yet. */
  readonly build: (schema: string) => unknown;
}

type Path = readonly (string | number)[];

/**
 * Lays overrides over a draft, which it changes: objects deep, everything else whole; `undefined` removes.
 *
 * @throws TypeError that names the path, for a property that the schema doesn't have, and for a required one that is to be removed
 */
export function mergeOverrides(
  context: MergeContext,
  schema: Schema,
  draft: Draft,
  overrides: Members,
  path: Path,
): void {
  for (const [key, override] of Object.entries(overrides)) {
    const at = [...path, key];
    const member = findProperty(context.table, schema, key);
    if (!member && !Object.hasOwn(draft, key)) {
      const known = listProperties(context.table, schema).join(", ");
      throw new TypeError(`${formatPath(context.root, at)}: there is no such property. There are ${known}.`);
    }
    if (override === undefined) {
      if (isRequired(context.table, schema, key)) {
        throw new TypeError(`${formatPath(context.root, at)}: the property is required and can't be removed.`);
      }
      delete draft[key];
    } else if (isMembers(override) && member && isMergeable(context.table, member)) {
      if (!isMembers(draft[key])) setMember(draft, key, member.$ref === undefined ? {} : context.build(member.$ref));
      mergeOverrides(context, member, draft[key] as Draft, override, at); // an object, as of the line above
    } else {
      setMember(draft, key, cloneJson(override));
    }
  }
}

/** Assigned, a key named `__proto__` would set the prototype. */
function setMember(draft: Draft, key: string, value: unknown): void {
  Object.defineProperty(draft, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The schema of a property: the one that it is declared with, or that of a map's values. */
function findProperty(table: SchemaTable, schema: Schema, key: string): Schema | undefined {
  const parts = partsOf(table, schema);
  for (const { properties } of parts) {
    if (properties && Object.hasOwn(properties, key)) return properties[key] || {};
  }
  for (const { additionalProperties } of parts) if (additionalProperties) return additionalProperties;
  // An object that declares no properties is a map of anything.
  return parts.some(({ properties, additionalProperties }) => properties ?? additionalProperties === false)
    ? undefined
    : {};
}

function isMergeable(table: SchemaTable, schema: Schema): boolean {
  return partsOf(table, schema).some(({ type, properties, additionalProperties }) =>
    Boolean(type === "object" || properties || additionalProperties),
  );
}

function isRequired(table: SchemaTable, schema: Schema, key: string): boolean {
  return partsOf(table, schema).some(({ required }) => required?.includes(key));
}

function listProperties(table: SchemaTable, schema: Schema): string[] {
  return partsOf(table, schema).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

/** A schema and the ones that it is composed of. */
function partsOf(table: SchemaTable, schema: Schema): Schema[] {
  const resolved = resolveSchema(table, schema);
  const branches = [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  return [resolved, ...branches.flatMap((branch) => (branch ? partsOf(table, branch) : []))];
}
