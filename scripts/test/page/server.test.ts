import { once } from "node:events";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createFakeApi } from "@ld-rest/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PageServer, startServer } from "../../page/server.ts";

const good = { revision: "one", problems: [] };
const page = "<!doctype html><title>A page</title>".repeat(50);

describe("the page's server", () => {
  let server: PageServer;
  beforeEach(async () => {
    server = await startServer(0);
    const site = new Map([["index.html", { type: "text/html; charset=utf-8", body: page }]]);
    server.serve({ site, fake: createFakeApi() }, good);
  });
  afterEach(() => server.close());

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["", undefined, (body: Buffer) => body],
  ])("sends a file in the best encoding of %j", async (accept, encoding, decode) => {
    const { status, headers, body } = await ask(server.url, { "accept-encoding": accept });
    expect(status).toBe(200);
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers["vary"]).toBe("Accept-Encoding");
    expect(decode(body).toString()).toBe(page);
  });

  it("sends no file twice to a browser that has it", async () => {
    const first = await ask(server.url, {});
    const second = await ask(server.url, { "if-none-match": first.headers["etag"] });
    expect(second).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  it("lets a page load from its own origin alone, and evaluate nothing", async () => {
    const { headers } = await ask(server.url, {});
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("answers every other path as the fake API does", async () => {
    const { status, body } = await ask(`${server.url}/api/v2/applications/com.launchdarkly.cafe`, {
      authorization: createFakeApi().token,
      "ld-api-version": "beta",
    });
    expect(status).toBe(200);
    expect(JSON.parse(body.toString())).toMatchObject({ key: "com.launchdarkly.cafe" });
    expect(await ask(`${server.url}/api/v2/nothing`, {})).toMatchObject({ status: 501 });
  });

  it("says what failed where the fake API throws, and stays", async () => {
    const respond = () => {
      throw new TypeError("key is not a function");
    };
    server.serve({ site: new Map(), fake: { ...createFakeApi(), respond } }, good);
    const { status, body } = await ask(`${server.url}/api/v2/applications/any`, {});
    expect([status, body.toString()]).toEqual([500, expect.stringContaining("key is not a function")]);
    expect((await ask(server.url, {})).status).toBe(500);
  });

  it("survives a path that is none", async () => {
    const { hostname, port } = new URL(server.url);
    const [response] = await once(request({ hostname, port, path: "//?" }).end(), "response");
    expect(response.statusCode).toBe(501);
    response.resume();
  });

  it("tells a page the status when it comes, and whenever it changes", async () => {
    const asked = request(`${server.url}/events`).end();
    const [response] = await once(asked, "response");
    let text = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    await expect.poll(() => text).toContain('{"revision":"one","problems":[]}');
    const problem = { place: "openapi.yaml", line: 3, column: 1, message: "Bad.", advice: "Mend it.", excerpt: [] };
    server.report({ revision: "one", problems: [problem] });
    await expect.poll(() => text).toContain('"message":"Bad."');
    expect((await ask(server.url, {})).status, "what was served before").toBe(200);
  });

  it("says that a port is taken, and what to do", async () => {
    const { port } = new URL(server.url);
    await expect(startServer(Number(port))).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken. Choose another with --port.`,
    );
  });
});

async function ask(url: string, headers: OutgoingHttpHeaders) {
  const [response] = await once(request(url, { headers }).end(), "response");
  const chunks: Buffer[] = await response.toArray();
  const answered: IncomingHttpHeaders = response.headers;
  return { status: response.statusCode as number, headers: answered, body: Buffer.concat(chunks) }; // a response has a status
}
