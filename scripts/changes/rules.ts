import { covers, type Level } from "./change.ts";
import type { Flow } from "./usage.ts";

/** The bump that a change of a type needs. A type that is sent as well as received, or unused, gets the higher of two. */
export function bumpFor(kind: Kind, { sent, received }: Flow): Bump {
  const rule = rules[kind];
  if (sent === received) return covers(rule.received.level, rule.sent.level) ? rule.received : rule.sent;
  return sent ? rule.sent : rule.received;
}

/** Why something new needs no more than a minor release. */
export const staysValid = "Existing code stays valid.";

/** A level and the reason for it. */
export interface Bump {
  readonly level: Level;
  readonly why: string;
}

/** What can happen to a type. */
export type Kind =
  | "removed"
  | "added"
  | "addedRequired"
  | "optional"
  | "required"
  | "nullAdded"
  | "nullRemoved"
  | "valueAdded"
  | "valueRemoved"
  | "widened"
  | "narrowed"
  | "retyped"
  | "deprecated";

const removed: Bump = { level: "major", why: "Code that names it no longer compiles." };
const deprecated: Bump = {
  level: "minor",
  why: "It still works; editors strike it through.",
};
const retyped: Bump = { level: "major", why: "Code for the old type no longer compiles." };

const rules: Readonly<Record<Kind, { readonly sent: Bump; readonly received: Bump }>> = {
  removed: { sent: removed, received: removed },
  deprecated: { sent: deprecated, received: deprecated },
  retyped: { sent: retyped, received: retyped },
  added: {
    sent: { level: "minor", why: "Callers can omit it." },
    received: { level: "minor", why: "Existing code stays valid." },
  },
  addedRequired: {
    sent: { level: "major", why: "Calls without it no longer compile." },
    received: { level: "minor", why: "Existing code stays valid." },
  },
  optional: {
    sent: { level: "minor", why: "Callers can omit it now." },
    received: { level: "major", why: "Code that reads it must handle `undefined`." },
  },
  required: {
    sent: { level: "major", why: "Calls without it no longer compile." },
    received: { level: "minor", why: "Code that handles `undefined` stays valid." },
  },
  nullAdded: {
    sent: { level: "minor", why: "Callers can pass null now." },
    received: { level: "major", why: "Code that reads it must handle null." },
  },
  nullRemoved: {
    sent: { level: "major", why: "Calls with null no longer compile." },
    received: { level: "minor", why: "Code that handles null stays valid." },
  },
  valueAdded: {
    sent: { level: "minor", why: "Callers have another choice." },
    received: { level: "major", why: "Code that handles every value gets an unknown one." },
  },
  valueRemoved: {
    sent: { level: "major", why: "Calls with it no longer compile." },
    received: { level: "major", why: "Code that compares with it no longer compiles." },
  },
  widened: {
    sent: { level: "minor", why: "Everything that was accepted still is." },
    received: { level: "major", why: "Code gets values that the old type didn't have." },
  },
  narrowed: {
    sent: { level: "major", why: "Values that were accepted no longer are." },
    received: { level: "minor", why: "The old type had every value of the new one." },
  },
};
