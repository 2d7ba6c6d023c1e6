import type ts from "typescript";
import { toPointer } from "../generate/read/references.ts";
import { covers, type Finding, type Level } from "./change.ts";
import { type DocumentNode, describe } from "./document.ts";
import type { Side, Sides } from "./side.ts";
import type { Flow } from "./usage.ts";

/** Puts what a walk over types found into words. */
export function toFinding(sides: Sides<Side>, { kind, predicate, subject, at, side, flow }: TypeFinding): Finding {
  const { segments } = at[side];
  const place = describe(sides[side].document, segments);
  const named = subject === undefined ? place : within(place, subject);
  return {
    ...judge(kind, flow),
    text: sentence(`${named} ${predicate}`),
    pointer: toPointer(segments),
    side,
  };
}

/** A sentence of some words: a capital letter first, unless that is code, and a full stop last. */
export function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

function within(place: string, name: string): string {
  return /^`[^`]*`$/.test(place) ? `\`${place.slice(1, -1)}.${name}\`` : `\`${name}\` of ${place}`;
}

/** Two versions of one type, with where they stand in their documents and which way their data flows. */
export interface TypePair extends Sides<ts.Type> {
  readonly at: Sides<DocumentNode>;
  readonly flow: Flow;
}

/** What a walk over types found. */
export interface TypeFinding {
  readonly kind: Kind;
  /** The rest of a sentence that begins with the subject: "is gone". */
  readonly predicate: string;
  /** A property that its object's place has to stand for, since the document shows none of that name. */
  readonly subject?: string | undefined;
  readonly at: Sides<DocumentNode>;
  /** Which of the two places is meant. */
  readonly side: "old" | "new";
  readonly flow: Flow;
}

/** What a walk needs to know, and where it tells what it found. */
export interface TypeContext {
  readonly checker: ts.TypeChecker;
  /** The component schemas' names by their types. */
  readonly components: Sides<ReadonlyMap<ts.Type, string>>;
  /** The old type of the component schema that is being compared. */
  readonly entered?: ts.Type | undefined;
  /** Pairs that have been walked: schemas may refer to themselves. */
  readonly visited: Set<string>;
  report(finding: TypeFinding): void;
}

/** A level with its reason. */
export interface Verdict {
  readonly level: Level;
  readonly why: string;
}

/** What can become of a type; the compiler tells which, the direction of the data tells what it means. */
export type Kind =
  | "gone"
  | "added"
  | "addedRequired"
  | "optional"
  | "required"
  | "nullAdded"
  | "nullGone"
  | "valueAdded"
  | "valueGone"
  | "widened"
  | "narrowed"
  | "retyped"
  | "deprecated"
  | "other";

const gone: Verdict = { level: "major", why: "Code that names it no longer compiles." };
const deprecated: Verdict = {
  level: "minor",
  why: "It still works; editors strike it through, so that users can leave it.",
};
const retyped: Verdict = { level: "major", why: "Code that was written for the old type no longer compiles." };

const rules: Readonly<Record<Kind, { readonly sent: Verdict; readonly received: Verdict }>> = {
  gone: { sent: gone, received: gone },
  deprecated: { sent: deprecated, received: deprecated },
  retyped: { sent: retyped, received: retyped },
  other: { sent: retyped, received: retyped },
  added: {
    sent: { level: "minor", why: "Callers may leave it out." },
    received: { level: "minor", why: "Code that doesn't know it stays valid." },
  },
  addedRequired: {
    sent: { level: "major", why: "Callers that don't pass it no longer compile." },
    received: { level: "minor", why: "Code that doesn't know it stays valid." },
  },
  optional: {
    sent: { level: "minor", why: "Callers may leave it out now." },
    received: { level: "major", why: "Code that reads it must now expect `undefined`." },
  },
  required: {
    sent: { level: "major", why: "Callers that leave it out no longer compile." },
    received: { level: "minor", why: "Code that expects `undefined` stays valid." },
  },
  nullAdded: {
    sent: { level: "minor", why: "Callers may pass null now." },
    received: { level: "major", why: "Code that reads it must now expect null." },
  },
  nullGone: {
    sent: { level: "major", why: "Callers that pass null no longer compile." },
    received: { level: "minor", why: "Code that expects null stays valid." },
  },
  valueAdded: {
    sent: { level: "minor", why: "Callers have one more to choose from." },
    received: { level: "major", why: "Code that handles every value meets one that it doesn't know." },
  },
  valueGone: {
    sent: { level: "major", why: "Callers that pass it no longer compile." },
    received: { level: "major", why: "Code that compares with it no longer compiles." },
  },
  widened: {
    sent: { level: "minor", why: "Everything that was accepted still is." },
    received: { level: "major", why: "Code meets values that the old type didn't have." },
  },
  narrowed: {
    sent: { level: "major", why: "Not everything that was accepted still is." },
    received: { level: "minor", why: "Every value that can come was in the old type." },
  },
};

/** How far a change moves the version, given which way the data flows. What nobody uses is judged as if it flowed both ways. */
export function judge(kind: Kind, { sent, received }: Flow): Verdict {
  const rule = rules[kind];
  if (sent === received) return covers(rule.received.level, rule.sent.level) ? rule.received : rule.sent;
  return sent ? rule.sent : rule.received;
}
