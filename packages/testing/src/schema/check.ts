import { compileBranches } from "./branches.js";
import { compileItems, compileMembers } from "./containers.js";
import { compileScalar } from "./scalar.js";
import type { Schema, SchemaTable } from "./schema.js";

/** What is wrong with a value, and where. */
export interface Problem {
  /** Keys and indexes from the outermost value to the wrong one. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds the first thing in which a value differs from a schema. */
export type Check = (value: unknown) => Problem | undefined;

/**
 * Makes the checks of component schemas. Each is compiled at its first use to functions that do no more than its schema demands.
 *
 * Formats are annotations and are not checked, as JSON Schema has it by default (Validation 2020-12, section 7.2.1). A property whose value
 * is `undefined` counts as one that isn't there, which is what becomes of it as JSON.
 *
 * @returns the check of a schema, by its name
 */
export function createChecks(table: SchemaTable): (name: string) => Check {
  const checks = new Map<string, Check>();
  const compile = (schema: Schema | false): Check => {
    if (schema === false) return () => ({ path: [], message: "must not be there" });
    const parts = [
      ...(schema.$ref === undefined ? [] : [byName(schema.$ref)]),
      compileScalar(schema),
      compileItems(schema, compile),
      compileMembers(schema, compile),
      compileBranches(schema, compile),
    ].filter((check) => check !== undefined);
    return inTurn(parts);
  };
  const byName = (name: string): Check => {
    const known = checks.get(name);
    if (known) return known;
    // Until the check is there, a schema that holds itself gets this one, which looks it up.
    checks.set(name, (value) => checks.get(name)?.(value));
    const check = compile(table[name] ?? {});
    checks.set(name, check);
    return check;
  };
  return byName;
}

function inTurn(checks: readonly Check[]): Check {
  const [first, second, ...rest] = checks;
  if (!first) return () => undefined;
  if (!second) return first;
  if (rest.length === 0) return (value) => first(value) ?? second(value);
  return (value) => {
    for (const check of checks) {
      const problem = check(value);
      if (problem) return problem;
    }
    return undefined;
  };
}
