import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { findChromium, launchChromium } from "../chromium.ts";
import type { Results } from "./smoke.ts";

/**
 * Runs the suite on a page. The page's server forwards calls to the fake API, because the API's CORS rules don't allow a page of
 * another origin to send the beta header.
 */
export async function runInChromium(bundle: string, baseUrl: string, token: string): Promise<Results> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed. On Debian: apt-get install chromium");
  const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
    "/": [`${bundle}.html`, "text/html"],
    "/smoke.mjs": [bundle, "text/javascript"],
  };
  const server = createServer(async (request, response) => {
    const [file, type] = files[request.url ?? ""] ?? [];
    if (file) {
      response.writeHead(200, { "content-type": type }).end(await readFile(file));
      return;
    }
    const { host: _, ...headers } = request.headers;
    const forwarded = await fetch(`${baseUrl}${request.url}`, { headers: headers as Record<string, string> }); // one value each
    response
      .writeHead(forwarded.status, { "content-type": forwarded.headers.get("content-type") ?? "" })
      .end(await forwarded.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const browser = await launchChromium(executablePath);
  try {
    const page = await browser.newPage();
    await page.goto(origin);
    const script = `import("/smoke.mjs").then(({ smoke }) => smoke(${JSON.stringify(origin)}, ${JSON.stringify(token)}))`;
    return (await page.evaluate(script)) as Results; // the suite's own results
  } finally {
    await browser.close();
    server.close();
  }
}
