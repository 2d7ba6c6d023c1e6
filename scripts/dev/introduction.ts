import { inspect, styleText } from "node:util";
import { createClient } from "@ld-rest/client";
import type { OpenAPI3 } from "openapi-typescript";
import { clientSample, curlSample, sampleArguments } from "../docs/samples.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import type { Addresses } from "./server.ts";

/** Addresses of the page and the fake API, with a curl command and a module to paste. */
export function introduce(document: OpenAPI3, { page, url, token }: Addresses): string {
  const [first] = readOperations(document);
  const live = { baseUrl: url, token };
  const label = (text: string) => styleText("bold", text.padEnd(11));
  const sample = first ? clientSample(document, first, live).split("\n") : [];
  return [
    `${label("Page")}${styleText("cyan", page)}`,
    `${label("Fake API")}${url}`,
    `${label("Token")}${token}`,
    ...(first ? [`${label("Try it")}${curlSample(document, first, live).join(" ")}`, ""] : []),
    ...sample.map((line) => `  ${line}`.trimEnd()),
  ].join("\n");
}

/** Calls of the GET operations with the typed client, each with its response body. */
export async function showResponses(document: OpenAPI3, { url, token }: Addresses): Promise<string> {
  const ld = createClient({ token, baseUrl: url });
  // The client has a method for each operation of the document that it was generated from.
  const methods = ld as unknown as Readonly<Record<string, (parameters: object) => Promise<unknown>>>;
  const show = async (operation: Operation) => {
    const parameters = sampleArguments(document, operation);
    const data = await methods[operation.name]?.(parameters);
    const colors = process.stdout.isTTY && process.stdout.hasColors();
    return `await ld.${operation.name}(${inspect(parameters)})\n${inspect(data, { depth: 2, breakLength: 120, colors })}`;
  };
  const reading = readOperations(document).filter(({ method }) => method === "GET");
  return (await Promise.all(reading.map(show))).join("\n\n");
}
