import OpenAI from "openai";
import type { ClientSide } from "./side.ts";

/** As many retries as needed; the waits are its own, which no option changes. */
export const connect: ClientSide["connect"] = async (baseURL) => {
  const client = new OpenAI({ apiKey: "api-0", baseURL, maxRetries: 200, timeout: 120_000 });
  return () => client.get("/api/v2/applications/shop");
};
