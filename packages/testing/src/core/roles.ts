import type { Access, AccessReason, Statement } from "@ld-rest/types";
import { checkOptions, describeValue } from "./validate.js";

/** Role of a token: what it may do. */
export interface Role {
  /** Appears as `role_name` in `_access`. Default: none. */
  readonly name?: string;
  /** Allowed and denied actions. Denials take precedence; actions that no statement covers are denied. */
  readonly statements: readonly Statement[];
}

/** A resource, as specifiers name it: its parts, outermost first. */
export type Resource = readonly {
  readonly kind: string;
  readonly name: string;
  readonly tags?: readonly string[];
}[];

/** Decides what a token may do. */
export interface Permissions {
  /** Identifies the role, to distinguish response bodies that contain `_access`. */
  readonly variant: string;
  /** Returns whether an action is allowed. */
  allows(action: string, resource: Resource): boolean;
  /** Returns the value of `_access`. */
  access(actions: readonly string[], resource: Resource): Access;
}

/** Sender of a request. */
export interface Caller {
  /** Absent for the token with full access. */
  readonly permissions: Permissions | undefined;
}

/**
 * Creates the tokens of an instance.
 *
 * @returns a function that returns the caller with a token, or `undefined` if there is no such token
 * @throws TypeError for a value that can't be an access token, and for an invalid role; the message contains no token
 */
export function createTokens(
  token: string,
  roles: Readonly<Record<string, Role>>,
): (authorization: string | undefined) => Caller | undefined {
  const callers = new Map<string, Caller>([[checkToken(token, "token"), { permissions: undefined }]]);
  checkOptions("tokens", roles, Object.keys(Object(roles)));
  for (const [index, [other, role]] of Object.entries(roles).entries()) {
    const at = `tokens, number ${index + 1}${role?.name === undefined ? "" : ` (${role.name})`}`;
    checkToken(other, at);
    callers.set(other, { permissions: createPermissions(role, `role ${index}`, at) });
  }
  return (authorization) => (authorization === undefined ? undefined : callers.get(authorization));
}

function checkToken(token: unknown, at: string): string {
  if (typeof token !== "string") throw new TypeError(`${at}: a token is a string, not ${describeValue(token)}.`);
  if (/^(?:sdk|mob)-/.test(token)) {
    throw new TypeError(`${at}: SDK and mobile keys are not access tokens, which begin with api-.`);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError(`${at}: a token is one word of visible ASCII characters.`);
  return token;
}

function createPermissions(role: Role, variant: string, at: string): Permissions {
  checkOptions(at, role, ["name", "statements"]);
  const { name, statements } = role;
  if (!Array.isArray(statements))
    throw new TypeError(`${at}: statements is an array, not ${describeValue(statements)}.`);
  const rules = statements.map((statement, index) => createRule(statement, name, `${at}: statements[${index}]`));
  const decide = (action: string, resource: Resource): AccessReason => {
    const covering = rules.filter(({ covers }) => covers(action, resource)).map(({ reason }) => reason);
    const denial = covering.find(({ effect }) => effect === "deny");
    // Without a statement, the role itself is the reason.
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

const keys = ["effect", "resources", "notResources", "actions", "notActions"];

function createRule(statement: Statement, name: string | undefined, at: string) {
  checkOptions(at, statement, keys);
  const { effect, resources, notResources, actions, notActions } = statement;
  if (effect !== "allow" && effect !== "deny") {
    throw new TypeError(`${at}.effect must be "allow" or "deny", not ${JSON.stringify(effect)}.`);
  }
  const resource = choose(at, "resources", resources?.map(createSpecifier), notResources?.map(createSpecifier));
  const action = choose(at, "actions", actions?.map(createGlob), notActions?.map(createGlob));
  const reason: AccessReason = { ...statement, ...(name === undefined ? {} : { role_name: name }) };
  return { reason, covers: (one: string, parts: Resource) => action(one) && resource(parts) };
}

/** A statement has either a list or its opposite (REST API reference, "Statement"). */
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

/**
 * Compiles a resource specifier such as `application/com.acme.*` or `proj/*:env/*;qa_*:/flag/*`: parts between colons, each with a kind, a
 * name after the slash, and tags after the semicolon, all of which the resource must have. `*` alone stands for every resource (product
 * documentation, "Using resources").
 */
function createSpecifier(specifier: string): (resource: Resource) => boolean {
  if (specifier.trim() === "*") return () => true;
  const parts = specifier.split(":").map((part) => {
    const [path = "", tags = ""] = part.replace(/^\//, "").split(";");
    const slash = path.indexOf("/");
    return {
      kind: createGlob(slash < 0 ? path : path.slice(0, slash)),
      name: createGlob(slash < 0 ? "*" : path.slice(slash + 1)),
      tags: tags === "" ? [] : tags.split(",").map((tag) => createGlob(tag.trim())),
    };
  });
  return (resource) =>
    resource.length === parts.length &&
    parts.every(({ kind, name, tags }, index) => {
      const part = resource[index];
      return (
        part !== undefined && kind(part.kind) && name(part.name) && tags.every((tag) => part.tags?.some(tag) ?? false)
      );
    });
}

/** Compiles a pattern in which `*` stands for any text. */
export function createGlob(pattern: string): (text: string) => boolean {
  if (!pattern.includes("*")) return (text) => text === pattern;
  const source = pattern
    .split(/\*+/)
    .map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*?");
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}
