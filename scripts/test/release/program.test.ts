import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runProgram } from "../../release/program.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ld-rest-program-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const node = (script: string, signal?: AbortSignal) =>
  runProgram(process.execPath, ["--eval", script], { cwd: folder, signal });

describe("running a program", () => {
  it("returns what the program prints", async () => {
    const text = await node("console.log('out'); console.error('err')");
    expect(text.trim().split("\n").sort()).toEqual(["err", "out"]);
  });

  it("fails with all that the program printed", async () => {
    await expect(node("console.log('half done'); process.exit(3)")).rejects.toThrow(/exited with 3 in .*:\nhalf done$/);
  });

  it("does not start the program if the signal is aborted already", async () => {
    const interrupted = AbortSignal.abort(new Error("Interrupted."));
    await expect(node("require('fs').writeFileSync('done', '')", interrupted)).rejects.toThrow("Interrupted.");
    expect(() => readFileSync(join(folder, "done"))).toThrow("ENOENT");
  });

  it("ends the program and all that it started when the signal is aborted", async () => {
    // The program starts another one, which stays connected to this server while it runs.
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const inner = `require("net").connect(${port}, "127.0.0.1")`;
    const outer = `require("child_process").spawn(process.execPath, ["--eval", ${JSON.stringify(inner)}], { stdio: "inherit" })`;
    const interruption = new AbortController();
    const run = node(outer, interruption.signal);
    const ended = expect(run).rejects.toThrow("Interrupted.");
    const [socket] = await once(server, "connection");
    // A process that is killed may reset its connection.
    socket.on("error", () => {});
    const closed = once(socket, "close");
    interruption.abort(new Error("Interrupted."));
    await ended;
    await closed;
    server.close();
  });
});
