import { parseArgs } from "node:util";
import type { RateLimitOptions } from "../limits/limits.js";

export const usage = `Usage: ld-rest-fake [options]

  --port N            the port to listen on; 0 for any that is free (default: 8787)
  --host ADDRESS      the address to bind (default: 127.0.0.1, which only this machine reaches)
  --state FILE        a JSON file with the state; read again when it changes (default: the spec's examples)
  --token TOKEN       the access token to accept (default: one that no account has)
  --rate-limit N/S    requests in a window, such as 50/10s (default: none that matters)
  --latency TIME      how long each answer takes, such as 20ms (default: none)
  --seed N            what the ids of errors come from (default: 1)
  --help              print this

Exit codes: 0 ended by SIGINT or SIGTERM, 1 the port is taken or the state file is wrong, 2 the command line is wrong.`;

/** What the command line says. */
export interface FakeCommand {
  readonly port: number;
  readonly host: string;
  readonly state: string | undefined;
  readonly token: string | undefined;
  readonly rateLimit: RateLimitOptions | undefined;
  readonly latencyMs: number;
  readonly seed: number;
}

/** @throws TypeError for a command line that is wrong @returns `undefined` where it asks for help */
export function readFakeOptions(args: readonly string[]): FakeCommand | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8787" },
      host: { type: "string", default: "127.0.0.1" },
      state: { type: "string" },
      token: { type: "string" },
      "rate-limit": { type: "string" },
      latency: { type: "string", default: "0ms" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const limit = values["rate-limit"];
  return {
    port: readNumber("--port", values.port, 65_535),
    host: values.host,
    state: values.state,
    token: values.token,
    rateLimit: limit === undefined ? undefined : readRateLimit(limit),
    latencyMs: readTime("--latency", values.latency),
    seed: readNumber("--seed", values.seed, Number.MAX_SAFE_INTEGER),
  };
}

function readRateLimit(text: string): RateLimitOptions {
  const [count = "", time] = text.split("/");
  if (time === undefined) throw new TypeError(`--rate-limit takes requests and a window, such as 50/10s, not ${text}`);
  const limits = {
    global: readNumber("--rate-limit", count, Number.MAX_SAFE_INTEGER),
    windowMs: readTime("--rate-limit", time),
  };
  if (limits.global < 1 || limits.windowMs < 1) throw new TypeError(`--rate-limit takes numbers above 0, not ${text}`);
  return limits;
}

function readTime(option: string, text: string): number {
  const [, count, unit] = /^(\d+)(ms|s)$/.exec(text) ?? [];
  if (count === undefined) throw new TypeError(`${option} takes a time in ms or s, such as 20ms, not ${text}`);
  return Number(count) * (unit === "s" ? 1000 : 1);
}

function readNumber(option: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new TypeError(`${option} takes a whole number up to ${most}, not ${text}`);
}
