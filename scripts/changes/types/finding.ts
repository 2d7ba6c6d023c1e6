import { toPointer } from "../../spec/json-pointer.ts";
import type { Finding } from "../change.ts";
import { describe } from "../document/describe.ts";
import type { Side, Sides } from "../side.ts";
import type { TypeFinding } from "./context.ts";
import { judge } from "./rules.ts";

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
