import { isDeepStrictEqual } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject, toPointer, valueAt } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import { matchOperations } from "./operations.ts";
import type { Side, Sides } from "./side.ts";

/** One way to be let in: scheme names with their scopes, all of which are asked for. */
type Alternative = Readonly<Record<string, readonly string[]>>;

/**
 * Compares what each operation asks of its callers. Security requirements are alternatives, and each names what it needs together
 * (OpenAPI 3.1, Security Requirement Object): whoever had what one of the old ones needs must still get in.
 */
export function compareSecurity({ old, new: now }: Sides<Side>): Finding[] {
  const { pairs } = matchOperations(old.api.operations, now.api.operations);
  const findings = pairs.flatMap(({ old: before, new: after }): Finding[] => {
    const [was, is] = [requirementsOf(old.document, before), requirementsOf(now.document, after)];
    if (isDeepStrictEqual(was, is)) return [];
    const locked = was.find(
      (had) => !is.some((needed) => isEnough({ old: old.document, new: now.document }, had, needed)),
    );
    const place = { operations: [after.name], pointer: placeOf(now.document, after), side: "new" as const };
    return [
      locked
        ? {
            level: "major",
            text: `\`${after.name}\` asks for ${list(is)} now; ${list([locked])} no longer does.`,
            why: "Callers that were let in are refused.",
            ...place,
          }
        : {
            level: "minor",
            text: `\`${after.name}\` can be called with ${list(is)} now.`,
            why: "Callers that were let in still are.",
            ...place,
          },
    ];
  });
  return [...findings, ...compareSchemes(old.document, now.document)];
}

function compareSchemes(old: OpenAPI3, now: OpenAPI3): Finding[] {
  return Object.entries(old.components?.securitySchemes ?? {}).flatMap(([name, before]): Finding[] => {
    const after = now.components?.securitySchemes?.[name];
    if (!after || isDeepStrictEqual(withoutProse(before), withoutProse(after))) return [];
    return [
      {
        level: "major",
        text: `Security scheme \`${name}\` works in another way now.`,
        why: "Callers that identify themselves as before are refused.",
        pointer: toPointer(["components", "securitySchemes", name]),
        side: "new",
        operations: [],
      },
    ];
  });
}

interface Placed {
  readonly path: string;
  readonly method: string;
}

function requirementsOf(document: OpenAPI3, { path, method }: Placed): Alternative[] {
  const own = valueAt(document, ["paths", path, method.toLowerCase(), "security"]) ?? document.security;
  // Nothing asked for is an alternative that needs nothing.
  const alternatives = Array.isArray(own) && own.length > 0 ? own : [{}];
  return alternatives as Alternative[]; // what the Security Requirement Object holds; lint has checked it
}

function placeOf(document: OpenAPI3, { path, method }: Placed): string {
  const own = ["paths", path, method.toLowerCase(), "security"];
  return valueAt(document, own) === undefined && document.security ? "#/security" : toPointer(own);
}

function isEnough(documents: Sides<OpenAPI3>, had: Alternative, needed: Alternative): boolean {
  const scheme = (side: "old" | "new", name: string) =>
    withoutProse(documents[side].components?.securitySchemes?.[name]);
  return Object.entries(needed).every(([name, scopes]) =>
    Object.entries(had).some(
      // A scheme that was only renamed asks for nothing else.
      ([other, given]) =>
        (other === name || isDeepStrictEqual(scheme("old", other), scheme("new", name))) &&
        scopes.every((scope) => given.includes(scope)),
    ),
  );
}

function list(alternatives: readonly Alternative[]): string {
  const words = alternatives.map(
    (each) =>
      Object.keys(each)
        .map((name) => `\`${name}\``)
        .join(" and ") || "nothing",
  );
  return words.join(" or ");
}

function withoutProse(scheme: unknown): unknown {
  return isObject(scheme) ? { ...scheme, description: undefined } : scheme;
}

/** Compares the servers: each is a constant that users name, and a region of the client. */
export function compareServers(sides: Sides<Side>): Finding[] {
  const { old, new: now } = sides;
  const gone = old.api.servers.flatMap(({ name, url }, index): Finding[] => {
    const successor = now.api.servers.find((server) => server.name === name);
    if (successor?.url === url) return [];
    return [
      {
        level: "major",
        text: successor ? `Server \`${name}\` is ${successor.url} now; it was ${url}.` : `Server \`${name}\` is gone.`,
        why: successor ? "Calls go to another host." : "Code that names it no longer compiles.",
        pointer: `#/servers/${successor ? now.api.servers.indexOf(successor) : index}`,
        side: successor ? "new" : "old",
        operations: [],
      },
    ];
  });
  const added = now.api.servers.flatMap(({ name }, index): Finding[] =>
    old.api.servers.some((server) => server.name === name)
      ? []
      : [
          {
            level: "minor",
            text: `Server \`${name}\` is new.`,
            why: "Code that doesn't know it stays valid.",
            pointer: `#/servers/${index}`,
            side: "new",
            operations: [],
          },
        ],
  );
  return [...gone, ...added];
}
