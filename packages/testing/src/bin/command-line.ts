import { readFileSync } from "node:fs";

/** Error in the command line or the environment. */
export class UsageError extends Error {}

/**
 * Runs a command and sets the exit code: 2 for a wrong command line, 1 for another error.
 *
 * @param usage - text to print after an error in the command line
 */
export async function runCommand(usage: string, main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Errors of `parseArgs` have codes of their own.
    const isUsage = error instanceof UsageError || String(Object(error).code).startsWith("ERR_PARSE_ARGS");
    console.error(isUsage ? `${message}\n\n${usage}` : message);
    process.exitCode = isUsage ? 2 : 1;
  }
}

/** Returns the version of the package. */
export function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

/** Reads a whole number in a range. @throws UsageError for other text */
export function readNumber(option: string, text: string, least: number, most: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not ${text}`);
}

/** Reads a time such as `20ms` or `10s`, in milliseconds. @throws UsageError for other text */
export function readTime(option: string, text: string): number {
  const [, count, unit] = /^(\d{1,9})(ms|s)$/.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`${option} takes a time in ms or s, such as 20ms, not ${text}`);
  return Number(count) * (unit === "s" ? 1000 : 1);
}

/** Reads an http or https URL. @throws UsageError for other text */
export function readUrl(option: string, text: string | undefined): string {
  if (text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(
    `${option} takes an http or https URL such as https://app.launchdarkly.com, not ${text ?? "nothing"}`,
  );
}

/** Reads the access token from the environment. @throws UsageError if there is none */
export function readToken(): string {
  const token = process.env["LAUNCHDARKLY_TOKEN"];
  if (!token)
    throw new UsageError(
      "LAUNCHDARKLY_TOKEN is not set: set this environment variable to an access token with read access",
    );
  return token;
}

/** Runs a check of an option's value. @throws UsageError if the check fails */
export function checkOption<T>(option: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof Error) throw new UsageError(`${option}: ${error.message}`, { cause: error });
    throw error;
  }
}
