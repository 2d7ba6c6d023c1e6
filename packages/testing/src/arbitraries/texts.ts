import fc from "fast-check";
import type { Schema } from "../core/schema.js";

/** Text that breaks careless code. */
const hostile = [
  "",
  " ",
  "0",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "toString",
  ".",
  "..",
  "a/b",
  "%2F",
  "%zz",
  "a?b=c&d#e",
  "a,b;c:d*",
  "\u0000",
  "\r\n",
  "\u2028",
  "\u202e",
  "\ufeff",
  "e\u0301",
  "İ",
  "💥👩‍👩‍👧",
  '"\\',
  "'; DROP TABLE applications; --",
  "<script>alert(1)</script>",
  "{{hostURL}}",
  "x".repeat(1000),
];

/** Any code point but surrogates. fast-check's own equivalent takes a second to create. */
const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

const formats: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  email: () => fc.emailAddress(),
  uri: () => fc.webUrl(),
  url: () => fc.webUrl(),
  uuid: () => fc.uuid(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  hostname: () => fc.domain(),
  date: () => dates().map((date) => date.slice(0, 10)),
  "date-time": () => dates(),
};

/** Generates text that a schema allows: ordinary, of all characters, and hostile. It shrinks to short ordinary text. */
export function texts({ format = "", pattern, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"));
  const known = formats[format]?.();
  if (known) return known;
  const limits = { minLength, ...(maxLength === undefined ? {} : { maxLength }) };
  const fitting = hostile.filter((text) => {
    const { length } = [...text];
    return length >= minLength && length <= (maxLength ?? length);
  });
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.string(limits), weight: 4 },
    { arbitrary: fc.string({ ...limits, unit: anyCharacter }), weight: 1 },
    ...(fitting.length > 0 ? [{ arbitrary: fc.constantFrom(...fitting), weight: 1 }] : []),
  );
}

function dates(): fc.Arbitrary<string> {
  const [min, max] = [new Date("0001-01-01"), new Date("9999-12-31")];
  return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
}
