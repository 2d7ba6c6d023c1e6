import { type Problem, showProblems } from "./problems.ts";

interface Status {
  readonly revision: string;
  readonly problems: readonly Problem[];
}

/**
 * Follows what the server tells of the spec.
 *
 * @param renew - shows the site as it is now; what the reader has unfolded stays unfolded
 */
export function follow(renew: () => Promise<void>): void {
  let shown: string | undefined;
  new EventSource("events").addEventListener("message", async ({ data }: MessageEvent<string>) => {
    const { revision, problems } = JSON.parse(data) as Status; // the server's own type
    showProblems(problems);
    if (shown !== undefined && shown !== revision) await renew();
    shown = revision;
    document.documentElement.dataset["revision"] = revision;
  });
}
