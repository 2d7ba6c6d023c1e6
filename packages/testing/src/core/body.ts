interface Measures {
  /** Length in bytes of UTF-8. */
  readonly bytes: number;
  /** FNV-1a hash of the UTF-16 code units. */
  readonly hash: number;
}

/** A response body that is serialized once and sent many times. */
export class Body {
  readonly text: string;
  #measures: Measures | undefined;

  /** @param measures - length and hash; calculated on demand by default */
  constructor(text: string, measures?: Measures) {
    this.text = text;
    this.#measures = measures;
  }

  /** Calculates the length and the hash, unless they are known. */
  measure(): Measures {
    this.#measures ??= measure(this.text);
    return this.#measures;
  }

  /** A strong entity tag: the same for the same text (RFC 9110, section 8.8.3). */
  get entityTag(): string {
    const { bytes, hash } = this.measure();
    return `"${bytes.toString(16)}-${(hash >>> 0).toString(16)}"`;
  }
}

/** Serializes a value: as text if it is a string and the media type isn't one of JSON, otherwise as JSON. */
export function createBody(value: unknown, mediaType = "application/json"): Body {
  const isText = typeof value === "string" && !/[/+]json\b/i.test(mediaType);
  return isText ? textBody(value) : new Body(JSON.stringify(value) ?? "null");
}

/** Creates a body from text. A lone surrogate becomes U+FFFD, as in encoders. */
export function textBody(text: string): Body {
  return new Body(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * Joins bodies as the items of a JSON array, without serializing or measuring them again: a list of 100,000 objects takes milliseconds.
 *
 * @param before - text before the array
 * @param items - the serialized items
 * @param after - text after the array
 */
export function joinBodies(before: string, items: readonly Body[], after: string): Body {
  const [start, end] = [measure(`${before}[`), measure(`]${after}`)];
  let bytes = start.bytes + end.bytes + Math.max(0, items.length - 1);
  let hash = start.hash;
  let text = `${before}[`;
  let separator = "";
  for (const item of items) {
    // Engines concatenate without copying, in contrast to `join`.
    text += separator + item.text;
    separator = ",";
    const own = item.measure();
    bytes += own.bytes;
    hash = Math.imul(hash ^ own.hash, 0x01000193);
  }
  return new Body(`${text}]${after}`, { bytes, hash: Math.imul(hash ^ end.hash, 0x01000193) });
}

function measure(text: string): Measures {
  const { length } = text;
  let bytes = length;
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ unit, 0x01000193);
    // Each half of a surrogate pair is 2 bytes of 4; JSON.stringify escapes lone halves.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return { bytes, hash };
}
