import type { Check } from "./check.js";
import { describeValue } from "./describe.js";
import type { Schema } from "./schema.js";

/** What a schema says by way of others; `undefined` where it is not composed. */
export function compileBranches(
  { allOf, anyOf, oneOf }: Schema,
  compile: (schema: Schema | false) => Check,
): Check | undefined {
  if (!allOf && !anyOf && !oneOf) return undefined;
  const all = (allOf ?? []).map(compile);
  const any = anyOf?.map(compile);
  const one = oneOf?.map(compile);
  return (value) => {
    for (const check of all) {
      const problem = check(value);
      if (problem) return problem;
    }
    const fits = (check: Check) => check(value) === undefined;
    if (any && !any.some(fits)) {
      return { path: [], message: `must fit one of ${any.length} schemas; ${describeValue(value)} fits none` };
    }
    const fitting = one?.filter(fits).length ?? 1;
    if (fitting === 1) return undefined;
    const message = `must fit one of ${one?.length} schemas and no other; ${describeValue(value)} fits ${fitting}`;
    return { path: [], message };
  };
}
