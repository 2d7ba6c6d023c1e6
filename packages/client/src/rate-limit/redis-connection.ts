/// <reference types="node" />
import { createHash } from "node:crypto";
import type { Clock } from "../clock.js";

/**
 * A connection of ioredis or iovalkey, including clusters and sentinels, or a client of node-redis 5 or newer. Clients that node-redis'
 * `createCluster` and `createSentinel` return are not supported.
 */
export type RedisConnection =
  | {
      /**
       * Sends a command, as ioredis and iovalkey do.
       *
       * @param command - name of the command
       * @param args - its arguments
       * @returns a promise of the reply
       */
      call(command: string, ...args: string[]): Promise<unknown>;
    }
  | {
      /**
       * Sends a command, as node-redis does.
       *
       * @param args - name of the command, and its arguments
       * @returns a promise of the reply
       */
      sendCommand(args: string[]): Promise<unknown>;
    };

/** Shortest and longest delay before Redis is retried after a failure, in milliseconds. */
const retryMs = { least: 100, most: 1000 };

/** Number of steps of a timeout. */
const timeoutSteps = 10;

/** A connection that may be unavailable. */
export interface ScriptRunner {
  /** Returns whether Redis is available. If it isn't, retries it in the background from time to time. */
  isAvailable(): boolean;
  /**
   * Runs a script. The promise of its reply may settle after Redis has become unavailable, or never.
   *
   * @param message - the script's argument, as JSON
   */
  run(script: string, keys: readonly string[], message: unknown): Promise<unknown>;
  /** Sends a command. */
  send(...command: readonly string[]): Promise<unknown>;
}

/** Options of a script runner. */
interface ScriptRunnerOptions {
  readonly redis: RedisConnection;
  /** How long to wait for a reply before Redis counts as unavailable, in milliseconds. */
  readonly timeout: number;
  /** Key that is set to check whether Redis is available. */
  readonly probeKey: string;
  readonly clock: Clock;
  /** Called once when Redis becomes unavailable. */
  readonly onUnavailable: (error: unknown) => void;
}

/** Creates a script runner. */
export function createScriptRunner(options: ScriptRunnerOptions): ScriptRunner {
  const { redis, timeout, probeKey, clock, onUnavailable } = options;
  let isAvailable = true;
  let delayMs = retryMs.least;
  let retryAt = 0;
  let isTrying = false;

  // Asynchronous, so that an exception of the connection becomes a rejection.
  const sendNow = async (command: readonly string[]): Promise<unknown> => {
    if (!("call" in redis)) return redis.sendCommand([...command]);
    const [name = "", ...args] = command;
    return redis.call(name, ...args);
  };

  const fail = (error: unknown) => {
    if (!isAvailable) return;
    isAvailable = false;
    retryAt = clock.now() + delayMs;
    onUnavailable(error);
  };

  /** Calls a function after the timeout. @returns a function that cancels it */
  const startTimeout = (callback: () => void) => {
    let timer: unknown;
    // The timeout runs in steps: while the process is too busy to read replies, at most one step passes.
    const wait = (steps: number) => {
      timer = clock.setTimeout(() => (steps > 1 ? wait(steps - 1) : callback()), timeout / timeoutSteps);
    };
    wait(timeoutSteps);
    return () => clock.clearTimeout(timer);
  };

  /** Watches a reply, and marks Redis as unavailable if it fails or is late. */
  const watch = (reply: Promise<unknown>) => {
    const stop = startTimeout(() => fail(new Error(`Redis didn't reply within ${timeout} ms.`)));
    reply.catch(fail).then(stop);
    return reply;
  };

  const runNow = async (script: string, args: readonly string[]) => {
    try {
      // Redis caches scripts by their digest.
      return await sendNow(["EVALSHA", digestOf(script), ...args]);
    } catch (error) {
      if (!String(error).includes("NOSCRIPT")) throw error;
      return sendNow(["EVAL", script, ...args]);
    }
  };

  /** Retries Redis with a write, since a read would succeed even if Redis is out of memory. */
  const tryAgain = () => {
    isTrying = true;
    let stop = () => {};
    const late = new Promise((_, reject) => {
      stop = startTimeout(() => reject(new Error("timeout")));
    });
    Promise.race([sendNow(["SET", probeKey, "1", "PX", "1000"]), late])
      .then(
        () => {
          isAvailable = true;
          delayMs = retryMs.least;
        },
        () => {
          delayMs = Math.min(retryMs.most, 2 * delayMs);
        },
      )
      .then(() => {
        stop();
        retryAt = clock.now() + delayMs;
        isTrying = false;
      });
  };

  return {
    isAvailable: () => {
      if (!isAvailable && !isTrying && clock.now() >= retryAt) tryAgain();
      return isAvailable;
    },
    run: (script, keys, message) => watch(runNow(script, [String(keys.length), ...keys, JSON.stringify(message)])),
    send: (...command) => watch(sendNow(command)),
  };
}

const digests = new Map<string, string>();

function digestOf(script: string): string {
  const digest = digests.get(script) ?? createHash("sha1").update(script).digest("hex");
  digests.set(script, digest);
  return digest;
}
