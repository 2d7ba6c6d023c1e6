import createClient from "openapi-fetch";
import type { ClientSide } from "./side.ts";

/** Has no retries of its own. */
export const connect: ClientSide["connect"] = async (baseUrl) => {
  const client = createClient<Record<string, Record<string, never>>>({ baseUrl });
  const get = client.GET as unknown as (path: string) => Promise<{ response: Response }>; // the paths need no types here
  return async () => {
    const { response } = await get("/api/v2/applications/shop");
    if (!response.ok) throw new Error(String(response.status));
  };
};
