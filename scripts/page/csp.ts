/** What the page may load and ask: its own files and its own origin. No script and no style stands in the page itself; nothing is evaluated. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // Swagger UI's style sheet draws its arrows with images of its own.
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
