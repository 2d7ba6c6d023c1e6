import { describe, expect, it } from "vitest";
import { createClient } from "../src/index.js";

const fetch = async () => Response.json({ message: "never asked" }, { status: 500 });

describe("numbers that would make a client hang, or never try", () => {
  it.each([
    [{ timeout: 0 }, "The timeout must be above 0."],
    [{ timeout: Number.NaN }, "The timeout must be above 0."],
    [{ retry: { attempts: 0 } }, "The attempts must be above 0."],
    [{ retry: { attempts: Number.NaN } }, "The attempts must be above 0."],
    [{ retry: { maxWaitMs: -1 } }, "The maxWaitMs must be above 0."],
    [{ retry: { maxWaitMs: Number.NaN } }, "The maxWaitMs must be above 0."],
  ])("are refused where the client is made: %j", (options, message) => {
    expect(() => createClient({ token: "api-123", fetch, ...options })).toThrow(new TypeError(message));
  });

  it.each([{ timeout: 0 }, { timeout: Number.NaN }, { attempts: 0 }])(
    "are refused before a call is sent: %j",
    async (options) => {
      let sent = 0;
      const ld = createClient({
        token: "api-123",
        fetch: () => {
          sent += 1;
          return fetch();
        },
      });
      await expect(ld.getApplication({ applicationKey: "cafe" }, options)).rejects.toThrow("must be above 0");
      expect(sent).toBe(0);
    },
  );
});
