import { createClient } from "@ld-rest/client";
import { headers } from "next/headers";

const ld = createClient({ token: process.env.FAKE_TOKEN, baseUrl: process.env.FAKE_URL });

/** A server component, rendered for each request. Next.js' own fetch caches the application for a minute, and nothing else. */
export default async function Page() {
  await headers();
  const app = await ld.getApplication(
    { applicationKey: "com.launchdarkly.cafe" },
    { next: { revalidate: 60, tags: ["applications"] } },
  );
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }, { cache: "no-store" });
  return (
    <p>
      {app.name} has {items.length > 0 ? "integrations" : "nothing"}
    </p>
  );
}
