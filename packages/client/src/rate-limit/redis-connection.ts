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

/** A Lua script. Redis caches scripts by their SHA-1 digest. */
export interface Script {
  readonly source: string;
  readonly digest: string;
}

/** A connection that may be unavailable. */
export interface ScriptRunner {
  /** Returns whether Redis is available. If it isn't, retries it in the background from time to time. */
  isAvailable(): boolean;
  /**
   * Runs a script. The promise of its reply may settle after Redis has become unavailable, or never.
   *
   * @param message - the script's argument, as JSON
   */
  run(script: Script, keys: readonly string[], message: unknown): Promise<unknown>;
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

  /** Returns a promise that settles like a reply, or rejects after the timeout. */
  const inTime = (reply: Promise<unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      let timer: unknown;
      // The timeout runs in steps: while the process is too busy to read replies, at most one step passes.
      const wait = (steps: number) => {
        timer = clock.setTimeout(() => {
          if (steps > 1) wait(steps - 1);
          else reject(new Error(`Redis didn't reply within ${timeout} ms.`));
        }, timeout / timeoutSteps);
      };
      wait(timeoutSteps);
      reply.then(resolve, reject).then(() => clock.clearTimeout(timer));
    });

  /** Marks Redis as unavailable if a reply fails or is late. */
  const watch = (reply: Promise<unknown>) => {
    inTime(reply).catch(fail);
    return reply;
  };

  const runNow = async ({ source, digest }: Script, args: readonly string[]) => {
    try {
      return await sendNow(["EVALSHA", digest, ...args]);
    } catch (error) {
      if (!String(error).includes("NOSCRIPT")) throw error;
      return sendNow(["EVAL", source, ...args]);
    }
  };

  /** Retries Redis with a write, since a read would succeed even if Redis is out of memory. */
  const tryAgain = async () => {
    isTrying = true;
    try {
      await inTime(sendNow(["SET", probeKey, "1", "PX", "1000"]));
      isAvailable = true;
      delayMs = retryMs.least;
    } catch {
      delayMs = Math.min(retryMs.most, 2 * delayMs);
    }
    retryAt = clock.now() + delayMs;
    isTrying = false;
  };

  return {
    isAvailable: () => {
      if (!isAvailable && !isTrying && clock.now() >= retryAt) void tryAgain();
      return isAvailable;
    },
    run: (script, keys, message) => watch(runNow(script, [String(keys.length), ...keys, JSON.stringify(message)])),
    send: (...command) => watch(sendNow(command)),
  };
}
