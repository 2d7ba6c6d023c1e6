import type { Check, Problem } from "./check.js";
import { isMembers, type Members, type Schema } from "./schema.js";

type Compile = (schema: Schema | false) => Check;

/** What a schema says of an array and its items; `undefined` where it says nothing. */
export function compileItems(schema: Schema, compile: Compile): Check | undefined {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems } = schema;
  if (items === undefined && minItems === 0 && maxItems === Number.POSITIVE_INFINITY && !uniqueItems) return undefined;
  const check = items === undefined ? undefined : compile(items);
  return (list) => {
    if (!Array.isArray(list)) return undefined;
    if (list.length < minItems) return wrong(`must have at least ${minItems} items, not ${list.length}`);
    if (list.length > maxItems) return wrong(`must have at most ${maxItems} items, not ${list.length}`);
    if (uniqueItems && new Set(list.map((item) => JSON.stringify(item))).size < list.length) {
      return wrong("must not hold an item twice");
    }
    for (let index = 0; check && index < list.length; index++) {
      const problem = check(list[index]);
      if (problem) return within(index, problem);
    }
    return undefined;
  };
}

/** What a schema says of an object and its members; `undefined` where it says nothing. */
export function compileMembers(schema: Schema, compile: Compile): Check | undefined {
  const { properties = {}, required = [], additionalProperties, minProperties, maxProperties } = schema;
  const names = [...new Set([...Object.keys(properties), ...required])];
  const declared = names.map((name) => ({
    name,
    required: required.includes(name),
    // What every object inherits is there without being its own.
    inherited: name in Object.prototype,
    check: properties[name] === undefined ? undefined : compile(properties[name]),
  }));
  const others = compileOthers(new Set(Object.keys(properties)), additionalProperties, compile);
  const counts = minProperties !== undefined || maxProperties !== undefined ? compileCounts(schema) : undefined;
  if (declared.length === 0 && !others && !counts) return undefined;
  return (value) => {
    if (!isMembers(value)) return undefined;
    for (const { name, required: needed, inherited, check } of declared) {
      const member = inherited && !Object.hasOwn(value, name) ? undefined : value[name];
      if (member === undefined) {
        if (needed) return { path: [name], message: "is required and missing" };
      } else {
        const problem = check?.(member);
        if (problem) return within(name, problem);
      }
    }
    return others?.(value) ?? counts?.(value);
  };
}

/** What a schema says of the members that it doesn't declare. */
function compileOthers(
  declared: ReadonlySet<string>,
  schema: Schema | false | undefined,
  compile: Compile,
): ((members: Members) => Problem | undefined) | undefined {
  if (schema === undefined) return undefined;
  const check = compile(schema);
  return (members) => {
    for (const name of Object.keys(members)) {
      const problem = declared.has(name) || members[name] === undefined ? undefined : check(members[name]);
      if (problem) return within(name, problem);
    }
    return undefined;
  };
}

function compileCounts({ minProperties = 0, maxProperties = Number.POSITIVE_INFINITY }: Schema) {
  return (members: Members) => {
    const count = Object.values(members).filter((member) => member !== undefined).length;
    if (count < minProperties) return wrong(`must have at least ${minProperties} properties, not ${count}`);
    return count > maxProperties ? wrong(`must have at most ${maxProperties} properties, not ${count}`) : undefined;
  };
}

function wrong(message: string): Problem {
  return { path: [], message };
}

function within(key: string | number, { path, message }: Problem): Problem {
  return { path: [key, ...path], message };
}
