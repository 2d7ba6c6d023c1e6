import Bottleneck from "bottleneck";
import type { ClientSide } from "./side.ts";

/** Shares a reservoir through Redis. It doesn't read the API's headers, so it is told the limit and the length of a window. */
export const connect: ClientSide["connect"] = async (baseUrl) => {
  const limiter = new Bottleneck({
    id: "bench",
    datastore: "ioredis",
    clearDatastore: false,
    clientOptions: { host: "127.0.0.1", port: Number(process.env["REDIS_PORT"]) },
    reservoir: 50,
    reservoirRefreshAmount: 50,
    reservoirRefreshInterval: 500,
  });
  await limiter.ready();
  return () =>
    limiter.schedule(async () => {
      const response = await fetch(`${baseUrl}/api/v2/applications/shop`);
      if (!response.ok) throw new Error(response.statusText);
      return response.json();
    });
};
