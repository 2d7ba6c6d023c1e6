import { isDeepStrictEqual } from "node:util";
import type { Operation } from "../generate/model/operations.ts";
import { isObject, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Snapshot } from "./change.ts";
import type { Comparison } from "./comparison.ts";

/**
 * Compares the credentials that operations require. Security requirements are alternatives, each with schemes that are required
 * together (OpenAPI 3.1, Security Requirement Object): whoever satisfied an old one must still satisfy one.
 */
export function compareSecurity({ snapshots, operations, report }: Comparison): void {
  const { old, new: now } = snapshots;
  for (const { old: before, new: after } of operations.pairs) {
    const [was, is] = [requirementsOf(old, before), requirementsOf(now, after)];
    if (isDeepStrictEqual(was, is)) continue;
    const isEnough = (given: Requirement, required: Requirement) =>
      Object.entries(required).every(([name, scopes]) =>
        Object.entries(given).some(
          ([other, givenScopes]) =>
            // A scheme that was only renamed requires nothing else.
            (other === name || isDeepStrictEqual(schemeOf(old, other), schemeOf(now, name))) &&
            scopes.every((scope) => givenScopes.includes(scope)),
        ),
      );
    const rejected = was.find((given) => !is.some((required) => isEnough(given, required)));
    const own = [...pointerSegments(after.pointer), "security"];
    report({
      ...(rejected
        ? {
            level: "major",
            text: `\`${after.name}\` now requires ${list(is)}; ${list([rejected])} is not enough.`,
            why: "Callers that were authorized are rejected.",
          }
        : {
            level: "minor",
            text: `\`${after.name}\` can now be called with ${list(is)}.`,
            why: "Callers that were authorized still are.",
          }),
      operations: [after.name],
      pointer: valueAt(now.document, own) === undefined && now.document.security ? "#/security" : toPointer(own),
      side: "new",
    });
  }
  for (const name of Object.keys(old.document.components?.securitySchemes ?? {})) {
    const after = schemeOf(now, name);
    if (after === undefined || isDeepStrictEqual(schemeOf(old, name), after)) continue;
    report({
      level: "major",
      text: `Security scheme \`${name}\` works differently.`,
      why: "Callers with the old credentials are rejected.",
      pointer: toPointer(["components", "securitySchemes", name]),
      side: "new",
    });
  }
}

/** Schemes with their scopes, all of which are required. */
type Requirement = Readonly<Record<string, readonly string[]>>;

function requirementsOf({ document }: Snapshot, { pointer }: Operation): Requirement[] {
  const own = valueAt(document, [...pointerSegments(pointer), "security"]) ?? document.security;
  // No requirement at all is one that anybody satisfies.
  const requirements = Array.isArray(own) && own.length > 0 ? own : [{}];
  return requirements as Requirement[]; // lint has checked it
}

function schemeOf({ document }: Snapshot, name: string): unknown {
  const scheme = document.components?.securitySchemes?.[name];
  return isObject(scheme) ? { ...scheme, description: undefined } : scheme;
}

function list(requirements: readonly Requirement[]): string {
  const names = (each: Requirement) => Object.keys(each).map((name) => `\`${name}\``);
  return requirements.map((each) => names(each).join(" and ") || "no credentials").join(" or ");
}
