import { marked } from "marked";
import type { Api } from "../model/api.ts";
import { escapeHtml } from "./escape.ts";
import { type Response, readResponses } from "./responses.ts";
import { tokenHeader } from "./security.ts";
import type { Live } from "./site.ts";

/** What holds for all operations, gathered from them: the token, headers with one value, the headers of answers. */
export function renderGuide(api: Api, live: Live | undefined): string {
  const cards = [renderToken(api, live), ...renderConstants(api), renderHeaders(readAll(api))];
  return `<div class="cards">${cards.join("\n")}</div>`;
}

function readAll({ document, operations }: Api): Response[] {
  return operations.flatMap((operation) => readResponses(document, operation));
}

function renderToken({ document }: Api, live: Live | undefined): string {
  const header = tokenHeader(document);
  if (!header) return "";
  const own = live
    ? `<p>Here a fake API answers. Its token is filled in: <code>${escapeHtml(live.token)}</code> <button type="button" class="copy" data-copy="${escapeHtml(live.token)}" aria-label="Copy the token">Copy</button></p>`
    : "";
  return card(`Token: <code>${escapeHtml(header.name)}</code>`, `${prose(header.description)}${own}`);
}

function renderConstants({ operations }: Api): string[] {
  const constants = operations.flatMap(({ parameters }) => parameters.filter(({ constant }) => constant !== undefined));
  const unique = [...new Map(constants.map((parameter) => [parameter.name, parameter])).values()];
  return unique.map(({ name, constant, description }) =>
    card(`Header: <code>${escapeHtml(`${name}: ${constant}`)}</code>`, prose(description)),
  );
}

function renderHeaders(responses: readonly Response[]): string {
  const headers = new Map(
    responses.flatMap(({ headers }) => headers).map(({ name, description }) => [name, description]),
  );
  if (headers.size === 0) return "";
  const items = [...headers].map(
    ([name, description]) => `<dt><code>${escapeHtml(name)}</code></dt><dd>${inline(description)}</dd>`,
  );
  return card("Headers of an answer", `<dl>${items.join("")}</dl>`, "wide");
}

/** The statuses that are no success, each with its examples. */
export function renderErrors(api: Api): string {
  const errors = readAll(api).filter(({ status }) => !status.startsWith("2"));
  const unique = [...new Map(errors.map((response) => [response.status, response])).values()].sort((a, b) =>
    a.status < b.status ? -1 : 1,
  );
  const rows = unique.map(({ status, description, bodies }) => {
    const examples = bodies.flatMap((body) => body.examples);
    const shown = examples.map(
      ({ summary, name, value }) =>
        `<details><summary>${escapeHtml(summary ?? name)}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`,
    );
    return `<tr><th scope="row">${escapeHtml(status)}</th><td>${inline(description)}${shown.join("")}</td></tr>`;
  });
  return `<table><tbody>${rows.join("\n")}</tbody></table>`;
}

function card(title: string, body: string, kind = ""): string {
  return `<section class="card ${kind}"><h3>${title}</h3>${body}</section>`;
}

function prose(text = ""): string {
  return marked.parse(text, { async: false });
}

function inline(text = ""): string {
  return marked.parseInline(text, { async: false });
}
