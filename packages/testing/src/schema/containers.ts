import type { Check, Problem } from "./check.js";
import { isMembers, type Schema } from "./schema.js";

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
  const { properties = {}, required = [], additionalProperties, minProperties = 0 } = schema;
  const { maxProperties = Number.POSITIVE_INFINITY } = schema;
  const checks = new Map(Object.entries(properties).map(([name, property]) => [name, compile(property)]));
  const other = additionalProperties === undefined ? undefined : compile(additionalProperties);
  const counted = minProperties > 0 || maxProperties < Number.POSITIVE_INFINITY;
  if (checks.size === 0 && required.length === 0 && !other && !counted) return undefined;
  return (value) => {
    if (!isMembers(value)) return undefined;
    for (const name of required) {
      if (value[name] === undefined || !Object.hasOwn(value, name)) {
        return { path: [name], message: "is required and missing" };
      }
    }
    let count = 0;
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (member === undefined) continue;
      count++;
      const problem = (checks.get(name) ?? other)?.(member);
      if (problem) return within(name, problem);
    }
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
