import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { SiteFile } from "./site.ts";

/** A file as it is sent. */
export interface Encoded {
  readonly body: Buffer;
  /** The value of `Content-Encoding`; `undefined` for a body as it is. */
  readonly encoding: "br" | "gzip" | undefined;
  /** A strong validator of this encoding (RFC 9110, section 8.8.3). */
  readonly etag: string;
}

const known = new WeakMap<SiteFile, Map<string, Encoded>>();

/** A file in the best encoding that the browser takes. It is compressed once, when it is first asked for. */
export function encodeFile(file: SiteFile, accept: string): Encoded {
  const encoding = /\bbr\b/.test(accept) ? "br" : /\bgzip\b/.test(accept) ? "gzip" : undefined;
  const forms = known.get(file) ?? new Map<string, Encoded>();
  known.set(file, forms);
  const form = forms.get(encoding ?? "") ?? encode(Buffer.from(file.body), encoding);
  forms.set(encoding ?? "", form);
  return form;
}

function encode(plain: Buffer, encoding: Encoded["encoding"]): Encoded {
  // Brotli's highest quality takes seconds for little: the page is on the reader's own machine.
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const body = encoding === "br" ? brotliCompressSync(plain, quality) : encoding === "gzip" ? gzipSync(plain) : plain;
  return { body, encoding, etag: `"${createHash("sha256").update(body).digest("base64url")}"` };
}
