/** A body that is written out once and then answered many times. */
export interface Body {
  readonly text: string;
  /** The length of the text in bytes of UTF-8, in decimal: the value of `Content-Length`. */
  readonly length: string;
  /** A strong entity tag: the same for the same text (RFC 9110, section 8.8.3). */
  readonly tag: string;
}

const encoder = new TextEncoder();

/** Writes a value out as the JSON body of an answer. */
export function createBody(value: unknown): Body {
  const text = JSON.stringify(value);
  const bytes = encoder.encode(text);
  return { text, length: String(bytes.length), tag: `"${fingerprint(bytes)}"` };
}

/** The length of a text in bytes of UTF-8, in decimal. */
export function byteLength(text: string): string {
  return String(encoder.encode(text).length);
}

/** FNV-1a with 32 bits: enough to tell the versions of one body apart, and at hand in every runtime. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
