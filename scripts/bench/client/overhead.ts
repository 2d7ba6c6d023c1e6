import type { Outcome } from "../measure/alternate.ts";
import { ratioOf } from "../measure/format.ts";
import { runWorker, startServer } from "../measure/worker.ts";

/** The ways in which calls are made: to a server in another process, and in one process with a fetch that answers itself. */
export type Way = "sequential" | "concurrent" | "inProcess";

/** How many processes measure each way. The middle one counts: what the compiler makes of a program differs from run to run. */
const processes = 5;

/** Calls against plain openapi-fetch, each way in processes of its own. */
export async function measureOverhead(way: Way): Promise<Outcome[]> {
  const server = await startServer(new URL("overhead-server.ts", import.meta.url));
  try {
    const found: Outcome[][] = [];
    for (let count = 0; count < processes; count += 1) {
      found.push(await runWorker<Outcome[]>(new URL("overhead-worker.ts", import.meta.url), way, server.url));
    }
    found.sort((one, other) => ratioOf(one, "@ld-rest/client") - ratioOf(other, "@ld-rest/client"));
    return found[Math.floor(processes / 2)] ?? [];
  } finally {
    server.stop();
  }
}
