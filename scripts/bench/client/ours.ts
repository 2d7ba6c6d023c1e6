import { createClient } from "@ld-rest/client";
import type { StormSide } from "../peers/clients/side.ts";

/** This project's client, as it comes. */
export const connect: StormSide["connect"] = async (baseUrl) => {
  const ld = createClient({ token: "api-0", baseUrl });
  return () => ld.getApplication({ applicationKey: "shop" });
};
