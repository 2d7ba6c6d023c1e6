import { dirname, resolve } from "node:path";
import { getLineColLocation, parseYaml, type Source } from "@redocly/openapi-core";
import type { SpecSource } from "./read.ts";
import { isObject, isReference, pointerSegments, toPointer, valueAt } from "./references.ts";

/** A place in a source file of the spec. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface SourceNode {
  readonly source: Source;
  readonly root: unknown;
  readonly segments: readonly string[];
}

/**
 * Leads from the bundle back to the files it was made of, so that whatever is found in the bundle is reported where a
 * person can mend it. The bundler keeps no source map, so the bundle and its sources are walked side by side: where a source
 * has a `$ref` and the bundle a component, that component came from the file that the `$ref` names.
 */
export class Origins {
  readonly #sources = new Map<string, { source: Source; root: unknown }>();
  readonly #components = new Map<string, SourceNode>();
  readonly #root: SourceNode;

  private constructor(root: SourceNode) {
    this.#root = root;
  }

  /** @param bundle - the document that {@link bundleSpec} made of the source */
  static async of(spec: SpecSource, bundle: unknown): Promise<Origins> {
    const { source } = spec.root;
    const root = { source, root: parseYaml(source.body), segments: [] };
    const origins = new Origins(root);
    for (const { value: document } of (await Promise.allSettled(spec.resolver.cache.values())).filter(isFulfilled)) {
      if (!(document instanceof Error)) {
        const { source } = document;
        // The bundler has changed the parsed files in place, so they are parsed again.
        origins.#sources.set(source.absoluteRef, { source, root: parseYaml(source.body) });
      }
    }
    origins.#walk(bundle, bundle, root);
    return origins;
  }

  /**
   * Where in the sources the value stands that a pointer into the bundle leads to, or the nearest value around it.
   *
   * @param reportOnKey - the place of its key instead, which is that of the `$ref` where the value comes from another file
   */
  locate(pointer: string, reportOnKey = false): Place {
    const segments = pointerSegments(pointer);
    const component = this.#components.get(toPointer(segments.slice(0, 3)));
    let node = component ?? this.#root;
    const rest = segments.slice(component ? 3 : 0);
    for (const segment of rest) {
      // What stands beside a `$ref` is in the same file, all else where it leads.
      const next = [this.#follow(node), node]
        .map((parent) => ({ ...parent, segments: [...parent.segments, segment] }))
        .find(({ root, segments }) => valueAt(root, segments) !== undefined);
      if (!next) break;
      node = next;
    }
    if (!reportOnKey || rest.length === 0) node = this.#follow(node);
    const { start } = getLineColLocation({ source: node.source, pointer: toPointer(node.segments), reportOnKey });
    return { file: node.source.absoluteRef, line: start.line, column: start.col };
  }

  #walk(bundle: unknown, bundleNode: unknown, node: SourceNode): void {
    const sourceNode = valueAt(node.root, node.segments);
    if (isReference(sourceNode)) {
      const target = this.#resolve(node, sourceNode.$ref);
      if (target) this.#walkReference(bundle, bundleNode, target);
    } else if (isObject(bundleNode)) {
      for (const [key, child] of Object.entries(bundleNode)) {
        this.#walk(bundle, child, { ...node, segments: [...node.segments, key] });
      }
    }
  }

  #walkReference(bundle: unknown, bundleNode: unknown, target: SourceNode): void {
    if (!isReference(bundleNode)) {
      this.#walk(bundle, bundleNode, target);
    } else if (!this.#components.has(bundleNode.$ref)) {
      this.#components.set(bundleNode.$ref, target);
      this.#walk(bundle, valueAt(bundle, pointerSegments(bundleNode.$ref)), target);
    }
  }

  #follow(node: SourceNode): SourceNode {
    const value = valueAt(node.root, node.segments);
    const target = isReference(value) ? this.#resolve(node, value.$ref) : undefined;
    return target ? this.#follow(target) : node;
  }

  #resolve(from: SourceNode, ref: string): SourceNode | undefined {
    const [file = "", fragment = ""] = ref.split("#");
    const target =
      file === "" ? from : this.#sources.get(resolve(dirname(from.source.absoluteRef), decodeURIComponent(file)));
    return target && { source: target.source, root: target.root, segments: pointerSegments(fragment) };
  }
}

function isFulfilled<T>(result: PromiseSettledResult<T>): result is PromiseFulfilledResult<T> {
  return result.status === "fulfilled";
}
