import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { createFakeApi, fixtures } from "../src/index.js";
import { type FakeServer, type ListenOptions, listen } from "../src/node.js";

const fake = createFakeApi();
const servers: FakeServer[] = [];

async function start(options?: ListenOptions): Promise<FakeServer> {
  const server = await listen(fake, options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("the server", () => {
  test("answers over a socket, on loopback and a port that was free", async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const headers = { authorization: fake.token, "ld-api-version": "beta" };
    const response = await fetch(`${url}/api/v2/applications/com.launchdarkly.cafe`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(fixtures.application);
  });

  test("answers a path that no URL parser has seen", async () => {
    const { port } = await start();
    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: fake.token, "ld-api-version": "beta" };
      request({ port, host: "127.0.0.1", path: "/api/v2/applications/%zz", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(400);
  });

  test("says that a port is taken", async () => {
    const { port } = await start();
    await expect(listen(fake, { port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken.`);
  });

  test("says that an address isn't this machine's", async () => {
    await expect(listen(fake, { host: "192.0.2.1" })).rejects.toThrow("Can't listen on 192.0.2.1, port 0");
  });

  test("is gone once it is closed, connections that were kept open included", async () => {
    const { url, close } = await listen(fake);
    await (await fetch(url)).text();
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
