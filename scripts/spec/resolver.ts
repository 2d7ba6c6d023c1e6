import { BaseResolver, type Document, type Source } from "@redocly/openapi-core";

/** Reads the files of a spec from the disk, and nothing from anywhere else. */
export class LocalResolver extends BaseResolver {
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isRemote(absoluteRef)) throw new Error("Nothing is fetched from elsewhere");
    return super.loadExternalRef(absoluteRef);
  }

  /** JSON is YAML too, but its own parser is twenty times as fast. Where it gives up, the other one tells line and column. */
  override parseDocument(source: Source, isRoot = false): Document {
    if (source.absoluteRef.endsWith(".json")) {
      try {
        return { source, parsed: JSON.parse(source.body) };
      } catch {}
    }
    return super.parseDocument(source, isRoot);
  }
}

/** Whether a reference leads to another host or protocol, and not to a file. */
export function isRemote(ref: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(ref);
}
