import { marked } from "marked";
import type { Api } from "../model/api.ts";
import { contentSecurityPolicy } from "./csp.ts";
import { escapeHtml } from "./escape.ts";
import { renderErrors, renderGuide } from "./guide.ts";
import { oneLine } from "./markdown/text.ts";
import { tokenHeader } from "./security.ts";
import type { SiteSource } from "./site.ts";

/** The reference page around Swagger UI: what to know before a call, the operations, the changelog. */
export function renderPage(api: Api, { changelog, live }: SiteSource): string {
  const { document } = api;
  const { title, version, summary, description = "", license } = document.info;
  const lead = oneLine(summary ?? description.split(". ")[0]);
  const data = live
    ? ` data-live data-token="${escapeHtml(live.token)}" data-scheme="${escapeHtml(tokenHeader(document)?.scheme ?? "")}"`
    : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy)}">
<meta name="description" content="${escapeHtml(lead)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
<link rel="alternate" href="llms.txt" type="text/plain" title="Index of the Markdown files">
<link rel="stylesheet" href="assets/swagger-ui.css">
<link rel="stylesheet" href="assets/page.css">
<script src="assets/theme.js"></script>
<script src="assets/swagger-ui-bundle.js" defer></script>
<script src="assets/page.js" type="module"></script>
</head>
<body${data}>
<a class="skip" href="#reference">Skip to the operations</a>
<div id="problems" role="alert"></div>
<div id="guide">
<header class="masthead">
<h1>${escapeHtml(title)}</h1>
<p class="version">Version ${escapeHtml(version)}${license ? `, ${escapeHtml(license.name)} license` : ""}</p>
<p class="lead">${escapeHtml(lead)}</p>
<div class="about">${marked.parse(description, { async: false })}</div>
<nav aria-label="The spec in other forms"><a href="openapi.yaml">openapi.yaml</a> <a href="openapi.json">openapi.json</a> <a href="llms.txt">Markdown (llms.txt)</a> <a href="#errors">Errors</a> <a href="#changelog">Changelog</a></nav>
</header>
<section aria-labelledby="before" class="before">
<h2 id="before">Before you call</h2>
${renderGuide(api, live)}
</section>
</div>
<div id="reference" tabindex="-1">
<h2>Operations</h2>
<div id="swagger-ui"></div>
</div>
<section id="errors" aria-labelledby="failures">
<h2 id="failures">Errors</h2>
${renderErrors(api)}
</section>
<section id="changelog" aria-labelledby="changes">
<h2 id="changes">Changelog</h2>
${marked.parse(changelog, { async: false })}
</section>
</body>
</html>
`;
}
