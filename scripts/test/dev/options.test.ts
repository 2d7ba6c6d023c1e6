import { describe, expect, it } from "vitest";
import { readOptions } from "../../dev/options.ts";

const terminal = { terminal: true, ci: false };
const pipe = { terminal: false, ci: false };

describe("the options of npm start", () => {
  it("keep it running on a terminal, and run it once without one or in CI", () => {
    expect(readOptions([], terminal)).toEqual({ port: 0, open: false, watch: true });
    expect(readOptions([], pipe)).toMatchObject({ watch: false });
    expect(readOptions([], { terminal: true, ci: true })).toMatchObject({ watch: false });
  });

  it("choose between the two anywhere", () => {
    expect(readOptions(["--once"], terminal)).toMatchObject({ watch: false });
    expect(readOptions(["--watch"], pipe)).toMatchObject({ watch: true });
    expect(readOptions(["--watch"], { terminal: false, ci: true })).toMatchObject({ watch: true });
  });

  it("set the port, and keep it running if the browser opens the page", () => {
    expect(readOptions(["--port", "4010", "--open"], pipe)).toEqual({ port: 4010, open: true, watch: true });
  });

  it.each([
    [["--port", "http"], "--port must be a number from 0 to 65535, not http"],
    [["--port", "65536"], "--port must be a number from 0 to 65535, not 65536"],
    [["--port=-1"], "--port must be a number from 0 to 65535, not -1"],
    [["--once", "--watch"], "--once and --watch can't be combined"],
    [["--once", "--open"], "--once and --open can't be combined"],
    [["--sideways"], "--sideways"],
    [["now"], "now"],
  ])("reject %j", (args, message) => {
    expect(() => readOptions(args, pipe)).toThrow(message);
    expect(() => readOptions(args, pipe)).toThrow(TypeError);
  });
});
