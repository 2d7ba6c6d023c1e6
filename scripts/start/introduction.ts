import { styleText } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { readOperations } from "../model/operations.ts";
import { codeSamples, curlArguments, knownTarget } from "../page/samples.ts";

/** Where the fake API and its page are, and how to ask it: a curl command and a module, both as they can be pasted. */
export function introduce(document: OpenAPI3, url: string, token: string): string {
  const target = knownTarget(url, token);
  const [first] = readOperations(document);
  const label = (text: string) => styleText("bold", text.padEnd(11));
  const sample = first && codeSamples(document, first, target).find(({ lang }) => lang === "TypeScript");
  return [
    `${label("Page")}${styleText("cyan", `${url}/`)}`,
    `${label("Fake API")}${url}`,
    `${label("Token")}${token}`,
    ...(first ? [`${label("Try it")}${curlArguments(document, first, target).join(" ")}`] : []),
    ...(sample ? ["", ...sample.source.split("\n").map((line) => (line === "" ? "" : `  ${line}`))] : []),
  ].join("\n");
}
