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
  test("responds over a socket, on loopback and a free port", async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const headers = { authorization: fake.token, "ld-api-version": "beta" };
    const response = await fetch(`${url}/api/v2/applications/com.launchdarkly.cafe`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(fixtures.application);
  });

  test("logs the host that was requested, and the body", async () => {
    const { url } = await start();
    await fetch(`${url}/api/v2/applications/a?b=c`, { method: "PATCH", body: '[{"op":"test"}]' });
    expect(fake.log.latest).toMatchObject({ url: `${url}/api/v2/applications/a?b=c`, body: [{ op: "test" }] });
  });

  test("responds to a path that no URL parser has normalized", async () => {
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

  test("says that an address doesn't belong to this machine", async () => {
    await expect(listen(fake, { host: "192.0.2.1" })).rejects.toThrow("Can't listen on 192.0.2.1, port 0");
  });

  test("stops when it is closed, even with connections that were kept open", async () => {
    const { url, close } = await listen(fake);
    await (await fetch(url)).text();
    await close();
    await expect(fetch(url)).rejects.toThrow();
    await close();
  });

  test("is closed by await using", async () => {
    let url = "";
    {
      await using server = await listen(fake);
      ({ url } = server);
      expect((await fetch(url)).status).toBe(501);
    }
    await expect(fetch(url)).rejects.toThrow();
  });

  test("passes requests that aren't modelled to passthrough", async () => {
    const requests: string[] = [];
    const own = createFakeApi({
      passthrough: async (request) => {
        requests.push(`${request.method} ${request.url} ${await request.text()}`);
        return new Response("theirs", { status: 201 });
      },
    });
    await using server = await listen(own);
    const response = await fetch(`${server.url}/api/v2/not-in-the-spec`, { method: "POST", body: "new" });
    expect([response.status, await response.text()]).toEqual([201, "theirs"]);
    expect(await (await own.fetch("https://app.launchdarkly.com/api/v2/not-in-the-spec")).text()).toBe("theirs");
    expect(await (await own.fetch("https://example.com/", { method: "PUT" })).text()).toBe("theirs");
    expect(requests).toEqual([
      `POST ${server.url}/api/v2/not-in-the-spec new`,
      "GET https://app.launchdarkly.com/api/v2/not-in-the-spec ",
      "PUT https://example.com/ ",
    ]);
    expect(own.log.count).toBe(0);
  });
});
