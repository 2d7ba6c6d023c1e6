import type { Client } from "@ld-rest/client";
import createQueryClient from "openapi-react-query";

export function ApplicationName({ ld, applicationKey }: { ld: Client; applicationKey: string }) {
  const { data, error, isLoading } = createQueryClient(ld).useQuery("get", "/api/v2/applications/{applicationKey}", {
    params: { path: { applicationKey } },
  });
  if (isLoading) return <p>Loading…</p>;
  return <p>{data ? data.name : error?.message}</p>;
}
