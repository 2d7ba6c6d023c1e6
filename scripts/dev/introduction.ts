import { inspect, styleText } from "node:util";
import { createClient } from "@ld-rest/client";
import type { OpenAPI3 } from "openapi-typescript";
import { clientSample, sampleArguments } from "../docs/samples.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import type { Addresses } from "./server.ts";

/** Addresses of the page and the fake API, with a curl command and a module to paste. */
export async function introduce(document: OpenAPI3, { page, url, token }: Addresses): Promise<string> {
  const label = (text: string) => styleText("bold", text.padEnd(11));
  const lines = [
    `${label("Page")}${styleText("cyan", page)}`,
    `${label("Fake API")}${url}`,
    `${label("Token")}${token}`,
  ];
  const [first] = listReading(document);
  if (!first) return lines.join("\n");
  let curl = "";
  await callMethod(document, first, {
    ...{ token, baseUrl: url },
    fetch: async (request) => {
      const headers = [...request.headers].map(([name, value]) => `-H '${name}: ${value}'`);
      curl = `curl ${headers.join(" ")} '${request.url.replaceAll("'", "%27")}'`;
      return Response.json({});
    },
  })?.catch(() => undefined); // only the request counts
  const sample = clientSample(document, first, { baseUrl: url, token }).replaceAll(/^(?=.)/gm, "  ");
  return [...lines, `${label("Try it")}${curl}`, "", sample].join("\n");
}

/** Calls of the GET operations with the typed client, each with its response body. */
export async function showResponses(document: OpenAPI3, { url, token }: Addresses): Promise<string> {
  const show = async (operation: Operation) => {
    const data = await callMethod(document, operation, { token, baseUrl: url });
    const colors = process.stdout.isTTY && process.stdout.hasColors();
    const parameters = inspect(sampleArguments(document, operation));
    return `await ld.${operation.name}(${parameters})\n${inspect(data, { depth: 2, breakLength: 120, colors })}`;
  };
  return (await Promise.all(listReading(document).map(show))).join("\n\n");
}

function listReading(document: OpenAPI3): Operation[] {
  return readOperations(document).filter(({ method }) => method === "GET");
}

/** Calls an operation with the parameters of its sample. */
function callMethod(document: OpenAPI3, operation: Operation, options: Parameters<typeof createClient>[0]) {
  // The client has a method for each operation of the document that it was generated from.
  const methods = createClient(options) as unknown as Readonly<
    Record<string, (parameters: object) => Promise<unknown>>
  >;
  return methods[operation.name]?.(sampleArguments(document, operation));
}
