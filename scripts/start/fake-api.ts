import { createFakeApi, fixtures } from "@ld-rest/testing";
import { listen } from "@ld-rest/testing/node";

/** The fake API behind a socket, and how to reach it. */
export interface RunningFakeApi {
  readonly url: string;
  readonly token: string;
  /** URL, token and a command to paste, a line for each. */
  readonly introduction: string;
  close(): Promise<void>;
}

/** Starts the fake API on a free port of loopback. */
export async function startFakeApi(): Promise<RunningFakeApi> {
  const fake = createFakeApi();
  const server = await listen(fake, { port: 0 });
  const { token } = fake;
  const { url } = server;
  const target = `${url}/api/v2/applications/${fixtures.application.key}?expand=flags`;
  const introduction = [
    `Fake API   ${url}`,
    `Token      ${token}`,
    `Try it     curl -H 'Authorization: ${token}' -H 'LD-API-Version: beta' '${target}'`,
  ].join("\n");
  return { url, token, introduction, close: () => server.close() };
}
