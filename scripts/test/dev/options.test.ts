import { describe, expect, it } from "vitest";
import { readOptions } from "../../dev/options.ts";

const terminal = { terminal: true, ci: false };
const pipe = { terminal: false, ci: false };

describe("the options of npm start", () => {
  it("stay on a terminal, and end without one or in CI", () => {
    expect(readOptions([], terminal)).toEqual({ port: 0, open: false, watch: true });
    expect(readOptions([], pipe)).toMatchObject({ watch: false });
    expect(readOptions([], { terminal: true, ci: true })).toMatchObject({ watch: false });
  });

  it("stay or end as they are told, wherever they run", () => {
    expect(readOptions(["--once"], terminal)).toMatchObject({ watch: false });
    expect(readOptions(["--watch"], pipe)).toMatchObject({ watch: true });
    expect(readOptions(["--watch"], { terminal: false, ci: true })).toMatchObject({ watch: true });
  });

  it("take a port, and open a browser on a page that stays", () => {
    expect(readOptions(["--port", "4010", "--open"], pipe)).toEqual({ port: 4010, open: true, watch: true });
  });

  it.each([
    [["--port", "http"], "--port takes a number from 0 to 65535, not http"],
    [["--port", "65536"], "--port takes a number from 0 to 65535, not 65536"],
    [["--port=-1"], "--port takes a number from 0 to 65535, not -1"],
    [["--once", "--watch"], "--once and --watch exclude each other"],
    [["--once", "--open"], "--once and --open exclude each other"],
    [["--sideways"], "--sideways"],
    [["now"], "now"],
  ])("refuse %j", (args, message) => {
    expect(() => readOptions(args, pipe)).toThrow(message);
    expect(() => readOptions(args, pipe)).toThrow(TypeError);
  });
});
