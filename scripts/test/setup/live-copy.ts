import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "./repository.ts";

/** A copy of the repository in which `npm start -- --watch` runs. */
export interface LiveCopy {
  /** Its absolute path. */
  readonly root: string;
  /** Of the fake API, without a slash at the end. */
  readonly url: string;
  /** Of the page, with a slash at the end. */
  readonly page: string;
  readonly token: string;
  /** All that was printed until now. */
  output(): string;
  /** Reads a file of the copy. */
  read(file: string): string;
  /** Replaces a text that stands in a file of the copy. @throws Error where it doesn't */
  edit(file: string, from: string, to: string): void;
  /** Sends SIGINT, waits for the end and removes the copy. @returns the exit code */
  stop(): Promise<number | null>;
}

/** Copies the repository and starts it. */
export async function startLiveCopy(): Promise<LiveCopy> {
  const root = copyRepository();
  const env = { ...process.env, FORCE_COLOR: undefined };
  const command = ["--import", "tsx", "scripts/dev/index.ts", "--watch"];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const ended = once(child, "exit");
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("Ctrl-C ends it.")) resolve();
      });
    }
  });
  await Promise.race([ready, ended]);
  const page = /^Page +(\S+)$/m.exec(output)?.[1];
  const url = /^Fake API +(\S+)$/m.exec(output)?.[1];
  const token = /^Token +(\S+)$/m.exec(output)?.[1];
  if (!page || !url || !token) throw new Error(`npm start did not come up:\n${output}`);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  return {
    root,
    url,
    page,
    token,
    read,
    output: () => output,
    edit: (file, from, to) => {
      const before = read(file);
      if (!before.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
      writeFileSync(join(root, file), before.replace(from, to));
    },
    stop: async () => {
      child.kill("SIGINT");
      const [code] = await ended;
      rmSync(root, { recursive: true });
      return code;
    },
  };
}
