import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs a module of the suite in a process of its own, with a garbage collector that can be called, and reads the JSON that it prints.
 *
 * @param module - URL of the module
 * @returns what it printed, which the caller knows the type of
 * @throws Error where it fails, or takes longer than 90 seconds
 */
export async function runWorker<Result>(module: URL, ...args: readonly string[]): Promise<Result> {
  const options = ["--expose-gc", "--import", import.meta.resolve("tsx"), module.pathname, ...args];
  const { stdout } = await run(process.execPath, options, { maxBuffer: 2 ** 26, timeout: 90_000 });
  return JSON.parse(stdout) as Result; // a module of the suite wrote it
}

/** A module of the suite that serves in a process of its own. */
export interface ServerWorker {
  readonly url: string;
  readonly process: ChildProcess;
  /** Asks it something over the channel, and waits for the answer. */
  ask<Answer>(question: unknown): Promise<Answer>;
  stop(): void;
}

/**
 * Starts a module that serves and sends its URL once it is ready.
 *
 * @param module - URL of the module
 */
export async function startServer(module: URL, ...args: readonly string[]): Promise<ServerWorker> {
  const child = fork(module, args, { execArgv: ["--import", import.meta.resolve("tsx")] });
  const [url] = (await once(child, "message")) as [string]; // its first message
  return {
    url,
    process: child,
    async ask<Answer>(question: unknown) {
      const answered = once(child, "message");
      child.send(question as object);
      const [answer] = await answered;
      return answer as Answer; // a module of the suite sent it
    },
    stop: () => child.kill(),
  };
}
