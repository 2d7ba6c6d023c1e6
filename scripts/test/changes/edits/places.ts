import type { Level } from "../../../changes/change.ts";
import type { Step } from "../edited-spec.ts";

/** An edit of the spec and the bump that it needs. */
export interface Edit {
  readonly title: string;
  readonly level: Level;
  /** The edits of the new version. */
  readonly steps: readonly Step[];
  /** The edits of the old version. Default: none */
  readonly before?: readonly Step[];
}

/** Places in the spec. */
export const schemas = "components/schemas";
export const application = `${schemas}/Application`;
export const property = (name: string) => `${application}/properties/${name}`;
export const get = "paths/~1api~1v2~1applications~1{applicationKey}/get";
export const response = `${get}/responses/200`;
export const json = `${response}/content/application~1json`;
export const expand = "components/parameters/ApplicationExpand";
export const key = "components/parameters/ApplicationKey";

/** An inline schema. */
export const text = { type: "string", description: "More." };

/** A reference to a schema. */
export const reference = (name: string) => ({ $ref: `#/${schemas}/${name}` });

/** A request or response body. */
export const body = (schema: object, rest: object = {}) => ({ ...rest, content: { "application/json": { schema } } });

/** Adds a parameter to an operation, as a component. */
export function parameter(name: string, rest: object = {}): Step[] {
  return [
    ["set", `components/parameters/${name}`, { name, in: "query", description: "More.", schema: text, ...rest }],
    ["set", `${get}/parameters/-`, { $ref: `#/components/parameters/${name}` }],
  ];
}
