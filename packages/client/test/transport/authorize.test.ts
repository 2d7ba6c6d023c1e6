import { describe, expect, test } from "vitest";
import { authorize } from "../../src/transport/authorize.js";
import { outgoing, rejection, stub } from "../fixtures/stub.js";

const token = "api-5f8c3a2e-0000-4000-8000-00c0ffee0000";

describe("authorize", () => {
  test("sends the token as it is, with no scheme word, beside the headers of the request", async () => {
    const { next, requests } = stub();
    await authorize(next, token)(outgoing({ headers: { "LD-API-Version": "beta" } }));
    expect(requests[0]?.headers).toEqual({ "LD-API-Version": "beta", authorization: token });
  });

  test("asks a function anew for each request, so that a token can be rotated", async () => {
    const { next, requests } = stub();
    let count = 0;
    const layer = authorize(next, () => `api-${++count}`);
    await layer(outgoing());
    await layer(outgoing());
    expect(requests.map(({ headers }) => headers["authorization"])).toEqual(["api-1", "api-2"]);
  });

  test("waits for a function that returns a promise", async () => {
    const { next, requests } = stub();
    await authorize(next, async () => token)(outgoing());
    expect(requests[0]?.headers["authorization"]).toBe(token);
  });

  test("hands on what the function throws, with nothing sent", async () => {
    const { next, requests } = stub();
    const failure = new Error("The vault is closed.");
    await expect(authorize(next, () => Promise.reject(failure))(outgoing())).rejects.toBe(failure);
    expect(requests).toEqual([]);
  });

  test.each([
    ["", "is missing"],
    [undefined, "is missing"],
    [null, "is missing"],
    [42, "is missing"],
    ["sdk-5f8c3a2e", "is an SDK or mobile key"],
    ["mob-5f8c3a2e", "is an SDK or mobile key"],
    ["api-hunter2\n", "is malformed"],
    ["api-hunter2\r\nX-Evil: 1", "is malformed"],
    ["api-\u0000hunter2", "is malformed"],
    ["api-hunter2-é", "is malformed"],
    ["api-hunter2-🎉", "is malformed"],
    ["\ufeffapi-hunter2", "is malformed"],
    [" api-hunter2", "is malformed"],
    ["Bearer api-hunter2", "is malformed"],
  ])("refuses the token %j before anything is sent, and doesn't repeat it", async (value, problem) => {
    const { next, requests } = stub();
    const malformed = value as string; // as a caller without types would
    for (const given of [malformed, () => malformed, async () => malformed]) {
      const error = await rejection(authorize(next, given)(outgoing()));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain(`The access token ${problem}`);
      expect(String(error)).toContain("personal or service access token (api-...)");
      expect(String(error)).not.toMatch(/hunter2|5f8c3a2e/);
    }
    expect(requests).toEqual([]);
  });

  test("needs the word true to be sent unencrypted", async () => {
    const yes = "false" as unknown as boolean; // as a caller without types would read it from the environment
    const { next, requests } = stub();
    const url = "http://ld.acme.com/";
    expect(await rejection(authorize(next, "api-0", yes)(outgoing({ url })))).toBeInstanceOf(TypeError);
    expect(requests).toEqual([]);
  });

  test.each([
    "http://ld.acme.com/",
    "http://localhost.acme.com/",
    "http://notlocalhost/",
    "http://127.0.0.1.acme.com/",
    "http://acme.com/.localhost",
    "http://localhost:pass@acme.com/",
    "http://127.0.0.1:80@acme.com/",
    "http://10.0.0.1/",
    "http://0.0.0.0/",
    "http://[::2]/",
    "http://[2001:db8::1]/",
    "ws://localhost/",
  ])("refuses to send the token to %s before it is asked for, unless allowInsecureHttp says so", async (url) => {
    const { next, requests } = stub();
    let asked = 0;
    const give = () => `api-${++asked}`;
    const error = await rejection(authorize(next, give)(outgoing({ url })));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/would go unencrypted to .*Use https or allowInsecureHttp\./);
    expect([asked, requests.length]).toEqual([0, 0]);
    await authorize(next, give, true)(outgoing({ url }));
    expect(requests).toHaveLength(1);
  });

  test.each([
    "https://ld.acme.com/",
    "http://localhost/",
    "http://localhost:8080/",
    "http://ld.localhost:8080/",
    "http://127.0.0.1:8080/",
    "http://127.1.2.3/",
    "http://[::1]:8080/",
  ])("sends the token to %s", async (url) => {
    const { next, requests } = stub();
    await authorize(next, token)(outgoing({ url }));
    expect(requests).toHaveLength(1);
  });
});
