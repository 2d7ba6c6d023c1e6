import type { Access, AccessReason, Statement } from "@ld-rest/types";
import { compileGlob, compileSpecifier, type Resource } from "./specifier.js";

/** What a token may do. */
export interface Role {
  /** Appears as `role_name` in `_access`. */
  readonly name?: string;
  /** What is allowed and denied. A denial wins; what no statement covers is denied. */
  readonly statements: readonly Statement[];
}

/** A role that can be asked. */
export interface CompiledRole {
  /** Tells bodies for this role from those for others. */
  readonly variant: string;
  allows(action: string, resource: readonly Resource[]): boolean;
  /** What `_access` says of a resource. */
  access(actions: readonly string[], resource: readonly Resource[]): Access;
}

/**
 * Compiles a role.
 *
 * @throws TypeError for a statement that has both or neither of `resources` and `notResources`, or of `actions` and `notActions`
 */
export function compileRole({ name, statements }: Role, variant: string): CompiledRole {
  const compiled = statements.map((statement, index) => compileStatement(statement, name, `statements[${index}]`));
  const decide = (action: string, resource: readonly Resource[]): AccessReason => {
    const covering = compiled.filter(({ covers }) => covers(action, resource)).map(({ reason }) => reason);
    const denial = covering.find(({ effect }) => effect === "deny");
    // Without a statement the role itself is the reason.
    return denial ?? covering[0] ?? { effect: "deny", ...(name === undefined ? {} : { role_name: name }) };
  };
  return {
    variant,
    allows: (action, resource) => decide(action, resource).effect === "allow",
    access: (actions, resource) => {
      const decisions = actions.map((action) => ({ action, reason: decide(action, resource) }));
      return {
        denied: decisions.filter(({ reason }) => reason.effect === "deny"),
        allowed: decisions.filter(({ reason }) => reason.effect === "allow"),
      };
    },
  };
}

function compileStatement(statement: Statement, name: string | undefined, at: string) {
  const { effect, resources, notResources, actions, notActions } = statement;
  if (effect !== "allow" && effect !== "deny") {
    throw new TypeError(`${at}.effect must be "allow" or "deny", not ${JSON.stringify(effect)}.`);
  }
  const resource = choose(at, "resources", resources?.map(compileSpecifier), notResources?.map(compileSpecifier));
  const action = choose(at, "actions", actions?.map(compileGlob), notActions?.map(compileGlob));
  const reason: AccessReason = { ...statement, ...(name === undefined ? {} : { role_name: name }) };
  return { reason, covers: (one: string, parts: readonly Resource[]) => action(one) && resource(parts) };
}

/** Of a list and its opposite a statement has one (REST API reference, "Statement"). */
function choose<T>(
  at: string,
  name: "resources" | "actions",
  tests: readonly ((value: T) => boolean)[] | undefined,
  opposites: readonly ((value: T) => boolean)[] | undefined,
): (value: T) => boolean {
  const opposite = name === "resources" ? "notResources" : "notActions";
  if (tests && opposites) throw new TypeError(`${at}: a statement has ${name} or ${opposite}, not both.`);
  if (tests) return (value) => tests.some((test) => test(value));
  if (opposites) return (value) => !opposites.some((test) => test(value));
  throw new TypeError(`${at}: a statement needs ${name} or ${opposite}.`);
}
