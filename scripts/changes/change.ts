import type { OpenAPI3 } from "openapi-typescript";
import { type Api, readApi } from "../generate/model/api.ts";

/** One of the two versions of the API that are compared. */
export interface Snapshot {
  readonly document: OpenAPI3;
  readonly api: Api;
  /** What openapi-typescript generates from the document: paths, operations and components. */
  readonly types: string;
}

/** Creates a snapshot from a bundled document and the types that were generated from it. */
export function createSnapshot(document: OpenAPI3, types: string): Snapshot {
  return { document, types, api: readApi(document) };
}

/** One of the two versions that are compared. */
export type Side = "old" | "new";

/** Both versions of something. */
export type Sides<T> = Readonly<Record<Side, T>>;

/** A difference between two versions of the API that users of the types or the client can notice. */
export interface Change {
  readonly level: Level;
  /** The difference, in a sentence. */
  readonly text: string;
  /** The reason for the level, in a sentence. */
  readonly why: string;
  /** The affected operations, by the names of their methods. Empty for a change of the whole API. */
  readonly operations: readonly string[];
  /** JSON pointer into the bundled document of `side`. */
  readonly pointer: string;
  /** `old` for what was removed. */
  readonly side: Side;
  /** Code before and after: imports, calls or members of the generated types. */
  readonly code: Code;
}

/** Pieces of code, each of one line or more. */
export type Code = Sides<readonly string[]>;

/** A change as it is found. The operations follow from its pointer, unless they are given. */
export type Finding = Omit<Change, "operations" | "code"> & {
  readonly operations?: readonly string[];
  readonly code?: Code | undefined;
};

/** The version number that a change raises (Semantic Versioning 2.0.0, items 6 to 8). */
export type Level = (typeof levels)[number];

/** All levels, the highest first. */
export const levels = ["major", "minor", "patch"] as const;

/** Whether the first level is at least the second. `undefined`, no bump, is the lowest. */
export function covers(level: Level | undefined, needed: Level | undefined): boolean {
  return highest([level, needed]) === level;
}

/** The highest level, or `undefined` if there is none. */
export function highest(all: readonly (Level | undefined)[]): Level | undefined {
  return levels.find((level) => all.includes(level));
}

/** A level and the reason for it. */
export interface Bump {
  readonly level: Level;
  readonly why: string;
}

/** The direction of some data, as a caller sees it. */
export interface Flow {
  readonly sent: boolean;
  readonly received: boolean;
}

/** The bump that a change of a type needs. A type that is sent as well as received, or unused, gets the higher of two. */
export function bumpFor(kind: Kind, { sent, received }: Flow): Bump {
  const rule = rules[kind];
  if (sent === received) return covers(rule.received.level, rule.sent.level) ? rule.received : rule.sent;
  return sent ? rule.sent : rule.received;
}

/** Why something new needs no more than a minor release. */
export const staysValid = "Existing code stays valid.";

/** What can happen to a type. */
export type Kind = keyof typeof rules;

const major = (why: string): Bump => ({ level: "major", why });
const minor = (why: string): Bump => ({ level: "minor", why });
const both = (bump: Bump) => ({ sent: bump, received: bump });

const rules = {
  removed: both(major("Code that names it no longer compiles.")),
  deprecated: both(minor("It still works; editors strike it through.")),
  retyped: both(major("Code for the old type no longer compiles.")),
  added: { sent: minor("Callers can omit it."), received: minor(staysValid) },
  addedRequired: { sent: major("Calls without it no longer compile."), received: minor(staysValid) },
  optional: { sent: minor("Callers can omit it now."), received: major("Code that reads it must handle `undefined`.") },
  required: {
    sent: major("Calls without it no longer compile."),
    received: minor("Code that handles `undefined` stays valid."),
  },
  nullAdded: { sent: minor("Callers can pass null now."), received: major("Code that reads it must handle null.") },
  nullRemoved: {
    sent: major("Calls with null no longer compile."),
    received: minor("Code that handles null stays valid."),
  },
  valueAdded: {
    sent: minor("Callers have another choice."),
    received: major("Code that handles every value gets an unknown one."),
  },
  valueRemoved: {
    sent: major("Calls with it no longer compile."),
    received: major("Code that compares with it no longer compiles."),
  },
  widened: {
    sent: minor("Everything that was accepted still is."),
    received: major("Code gets values that the old type didn't have."),
  },
  narrowed: {
    sent: major("Values that were accepted no longer are."),
    received: minor("The old type had every value of the new one."),
  },
};
