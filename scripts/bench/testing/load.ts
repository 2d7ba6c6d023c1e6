import { connect } from "node:net";

/**
 * Sends the same request over and over on some connections, each waiting for its answer. Answers are counted by their length, which takes
 * less of the processor than any HTTP client would: it is the server that is measured.
 *
 * @param length - of one answer, in bytes
 * @returns how long it took, in milliseconds
 */
export async function load(
  url: string,
  request: string,
  { length, requests, connections }: { length: number; requests: number; connections: number },
): Promise<number> {
  const { hostname, port } = new URL(url);
  const start = performance.now();
  const share = Math.ceil(requests / connections);
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(Number(port), hostname);
          let received = 0;
          let answers = 0;
          socket.on("connect", () => socket.write(request));
          socket.on("error", reject);
          socket.on("data", (chunk) => {
            received += chunk.length;
            if (received < length) return;
            received -= length;
            answers++;
            if (answers < share) socket.write(request);
            else socket.end(resolve);
          });
        }),
    ),
  );
  return performance.now() - start;
}
