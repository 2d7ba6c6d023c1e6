import { camelCase, pascalCase } from "change-case";

/** The type alias of a component schema: its own name if that is in PascalCase, else made so (`simple-user` → `SimpleUser`). */
export function typeName(schema: string): string {
  return /^[A-Z]/.test(schema) && isIdentifier(schema)
    ? schema
    : withLeadingLetter(pascalCase(schema, withoutUnderscores));
}

/** The client's method for an operationId: the id itself if it is an identifier, else in camelCase (`repos/get` → `reposGet`). */
export function methodName(operationId: string): string {
  const name = isIdentifier(operationId) ? operationId : valueName(operationId);
  return takenMethods.has(name) ? `${name}Operation` : name;
}

/** Method names that a client has already, that every object has, or that would make it a promise or its own JSON. */
const takenMethods = new Set([
  ...["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "request", "use", "eject", "rateLimit"],
  ...[...Object.getOwnPropertyNames(Object.prototype), "prototype", "then", "toJSON"],
]);

/** The client's method for an operation without an operationId: its method and path (`GET /users/{id}` → `getUsersId`). */
export function nameFromPath(method: string, path: string): string {
  return methodName(valueName(method, path));
}

/** The type of a method's parameters. */
export function parametersTypeName(method: string): string {
  return `${typeName(method)}Parameters`;
}

/** The name of a value (a fixture, a constant) made of several words or names. */
export function valueName(...parts: readonly string[]): string {
  return withLeadingLetter(camelCase(parts.join(" "), withoutUnderscores));
}

/** A property key as source text, quoted if necessary. */
export function propertyKey(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** A word that begins with a digit joins the one before it: `tool200`, not `tool_200`. */
const withoutUnderscores = { mergeAmbiguousCharacters: true };

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

function withLeadingLetter(name: string): string {
  return isIdentifier(name) ? name : `_${name.replaceAll(/[^\p{ID_Continue}$]/gu, "")}`;
}
