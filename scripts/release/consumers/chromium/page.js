import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { handlers } from "@ld-rest/testing/msw";
import { setupWorker } from "msw/browser";

/** What the page gets from the API, by way of MSW's worker. */
export async function tryPage() {
  const fake = createFakeApi();
  const worker = setupWorker(...handlers(fake));
  await worker.start({ onUnhandledRequest: "bypass", quiet: true });
  const ld = createClient({ token: fake.token });
  const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
  const missing = await ld.getApplication({ applicationKey: "nope" }).catch((error) => error.status);
  // What is the page's own goes past the handlers.
  const own = await (await fetch("/api/v2/applications/own")).text();
  worker.stop();
  return { name: application.name, flags: application.flags.totalCount, missing, own, requests: fake.log.count };
}
