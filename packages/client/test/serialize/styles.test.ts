import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cookie,
  header,
  jsonHeader,
  jsonPair,
  jsonSegment,
  list,
  pair,
  pairs,
  pathStyle,
  queryStyle,
  scalarSegment,
} from "../../src/serialize/index.js";
import { text as anyText, wellFormed } from "../fixtures/text.js";

const where = "GET /paints/{color}";
const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

/** OpenAPI 3.1, Parameter Object, "Style Examples". */
const inPath = [
  ["matrix", false, "blue", ";color=blue"],
  ["matrix", false, colors, ";color=blue,black,brown"],
  ["matrix", false, rgb, ";color=R,100,G,200,B,150"],
  ["matrix", true, "blue", ";color=blue"],
  ["matrix", true, colors, ";color=blue;color=black;color=brown"],
  ["matrix", true, rgb, ";R=100;G=200;B=150"],
  ["label", false, "blue", ".blue"],
  ["label", false, colors, ".blue,black,brown"],
  ["label", true, "blue", ".blue"],
  ["label", true, colors, ".blue.black.brown"],
  ["label", true, rgb, ".R=100.G=200.B=150"],
  ["simple", false, "blue", "blue"],
  ["simple", false, colors, "blue,black,brown"],
  ["simple", false, rgb, "R,100,G,200,B,150"],
  ["simple", true, colors, "blue,black,brown"],
  ["simple", true, rgb, "R=100,G=200,B=150"],
  ["simple", false, 7, "7"],
  ["simple", false, true, "true"],
] as const;

const inQuery = [
  ["form", false, "blue", "color=blue"],
  ["form", false, colors, "color=blue,black,brown"],
  ["form", false, rgb, "color=R,100,G,200,B,150"],
  ["form", true, "blue", "color=blue"],
  ["form", true, colors, "color=blue&color=black&color=brown"],
  ["form", true, rgb, "R=100&G=200&B=150"],
  ["spaceDelimited", false, colors, "color=blue%20black%20brown"],
  ["pipeDelimited", false, colors, "color=blue|black|brown"],
  ["deepObject", true, rgb, "color[R]=100&color[G]=200&color[B]=150"],
  ["form", false, [], ""],
] as const;

describe("a parameter in the path", () => {
  test.each(inPath)("in style %s, explode %s, writes %j as %s", (style, explode, value, text) => {
    expect(pathStyle(style, explode)(value, "color", where)).toBe(text);
  });

  test.each([
    ["simple", []],
    ["simple", [""]],
    ["simple", ["."]],
    ["simple", [".."]],
    ["simple", {}],
    ["simple", ""],
    ["simple", ".."],
    ["simple", null],
    ["simple", undefined],
    ["label", [""]],
    ["label", ["."]],
    ["label", []],
    ["label", ""],
  ] as const)("in style %s is refused by its name where it is %j, which would lead to another path", (style, value) => {
    for (const explode of [true, false]) {
      expect(() => pathStyle(style, explode)(value, "color", where)).toThrow(TypeError);
      expect(() => pathStyle(style, explode)(value, "color", where)).toThrow(/^GET \/paints\/\{color\}: color /);
    }
  });

  test("never leaves its place, whatever a list or an object holds", () => {
    const text = fc.oneof(anyText, fc.constantFrom("", ".", "..", "/", "../x", "%2e%2e", "\\"));
    const value = fc.oneof(fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 3 }));
    const style = fc.constantFrom("simple" as const, "label" as const, "matrix" as const);
    fc.assert(
      fc.property(value, style, fc.boolean(), (given, one, explode) => {
        let written: string;
        try {
          written = pathStyle(one, explode)(given, "color", where);
        } catch (error) {
          if (error instanceof TypeError && error.message.includes(": color ")) return;
          throw error;
        }
        const { pathname, search, hash } = new URL(`http://ld.acme.com/a/${written}/b`);
        // Not `expect`, which takes milliseconds.
        if (!/^\/a\/[^/?#]+\/b$/.test(`${pathname}${search}${hash}`)) throw new Error(`It leads to ${pathname}.`);
      }),
      { numRuns: 200 },
    );
  });

  test("is a number or a boolean as well, and nothing else", () => {
    expect(scalarSegment(7, "color", where)).toBe("7");
    expect(scalarSegment(false, "color", where)).toBe("false");
    for (const value of [null, undefined, {}, []])
      expect(() => scalarSegment(value, "color", where)).toThrow(/color must be/);
  });

  test("travels as JSON where the spec says so", () => {
    expect(decodeURIComponent(jsonSegment({ a: "/" }, "color", where))).toBe('{"a":"/"}');
  });
});

describe("a parameter in the query", () => {
  test.each(inQuery)("in style %s, explode %s, writes %j as %s", (style, explode, value, text) => {
    expect(queryStyle(style, explode)(value, "color", where)).toBe(text);
  });

  test("is written the same by the writers of single styles", () => {
    expect(pair("blue", "color", where)).toBe("color=blue");
    expect(list(colors, "color", where)).toBe("color=blue,black,brown");
    expect(pairs(colors, "color", where)).toBe("color=blue&color=black&color=brown");
    expect([list([], "color", where), pairs([], "color", where)]).toEqual(["", ""]);
    expect(jsonPair(["a&b"], "color", where)).toBe("color=%5B%22a%26b%22%5D");
  });

  test("leaves out what an object has not", () => {
    expect(queryStyle("form", true)({ R: 100, G: undefined }, "color", where)).toBe("R=100");
  });

  test("never leaves its place, whatever an object's keys are", () => {
    const text = fc.oneof(wellFormed, fc.constantFrom("&", "=", "#", "a&b=c", "?"));
    const style = fc.constantFrom("form" as const, "deepObject" as const);
    fc.assert(
      fc.property(text, text, style, (key, value, one) => {
        const { searchParams, hash } = new URL(
          `http://ld.acme.com/?${queryStyle(one, true)({ [key]: value }, "color", where)}`,
        );
        // What a query means by a plus sign is the server's affair: it is never sent as such.
        expect([...searchParams]).toEqual([[one === "form" ? key : `color[${key}]`, value]]);
        expect(hash).toBe("");
      }),
    );
  });

  test.each([["\ud800"], [["a", "\ud800"]], [{ R: "\ud800" }]])("is refused by its name where it is %j", (value) => {
    for (const writer of [queryStyle("form", true), queryStyle("form", false), queryStyle("deepObject", true)]) {
      expect(() => writer(value, "color", where)).toThrow(/color holds a lone surrogate/);
    }
  });
});

describe("a parameter in a header", () => {
  test.each([
    [false, "blue", "blue"],
    [false, colors, "blue,black,brown"],
    [false, rgb, "R,100,G,200,B,150"],
    [true, rgb, "R=100,G=200,B=150"],
    [false, 7, "7"],
  ] as const)("with explode %s writes %j as %s", (explode, value, text) => {
    expect(header(explode)(value, "X-Color", where)).toBe(text);
  });

  test("is refused by its name where no header can hold it", () => {
    for (const value of ["a\nb", "a\r\nX-Evil: 1", "a\0", "🎉", ["a", "\n"], { a: "\n" }]) {
      expect(() => header(false)(value, "X-Color", where)).toThrow(TypeError);
      expect(() => header(false)(value, "X-Color", where)).toThrow(/X-Color holds characters that no header can/);
    }
  });

  test("can be any JSON, with escapes for what no header can hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = jsonHeader(value, "X-Color", where);
        expect(new Headers({ "X-Color": text }).get("X-Color")).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonHeader("é🎉\n", "X-Color", where)).toMatch(/^[ -~]+$/);
  });
});

test("a cookie holds a value or a list, with nothing that could end it", () => {
  expect(cookie("a;b=c d", "color", where)).toBe("color=a%3Bb%3Dc%20d");
  expect(cookie(colors, "color", where)).toBe("color=blue,black,brown");
});
