import type { OpenAPI3 } from "openapi-typescript";
import { methodName, nameFromPath } from "../generate/model/names.ts";
import { isObject, isReference, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";

/** Which way data flows through a part of the document, seen from a caller. */
export interface Flow {
  /** The caller sends it. */
  sent: boolean;
  /** The caller receives it. */
  received: boolean;
}

/** Who uses a component, and which way. */
export interface Use extends Flow {
  /** The names of the client's methods. */
  readonly operations: Set<string>;
}

/** Follows every reference from the operations of a document to learn who uses what. */
export class Usage {
  readonly #document: OpenAPI3;
  readonly #components = new Map<string, Use>();

  constructor(document: OpenAPI3) {
    this.#document = document;
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const [method, operation] of Object.entries(item)) {
        const name = operationName(document, path, method);
        if (name !== undefined) this.#walkOperation(name, operation);
        if (method === "parameters") {
          for (const each of operationsOf(document, path)) this.#walk(operation, each, { sent: true, received: false });
        }
      }
    }
  }

  /** Who uses what stands at a pointer. Nobody, where it is about all of the API or unused. */
  of(segments: readonly string[]): Use {
    const [first = "", second = "", third = ""] = segments;
    if (first === "components") {
      return this.#components.get(toPointer([first, second, third])) ?? unused();
    }
    if (first !== "paths" || second === "") return unused();
    const name = operationName(this.#document, second, third);
    const sent = segments.includes("parameters") || segments.includes("requestBody");
    return {
      operations: new Set(name === undefined ? operationsOf(this.#document, second) : [name]),
      sent,
      received: !sent,
    };
  }

  #walkOperation(name: string, operation: unknown): void {
    if (!isObject(operation)) return;
    for (const [key, value] of Object.entries(operation)) {
      const received = key === "responses";
      this.#walk(value, name, { sent: !received, received });
    }
  }

  #walk(value: unknown, operation: string, flow: Flow): void {
    if (!isObject(value)) return;
    if (isReference(value)) {
      const pointer = toPointer(pointerSegments(value.$ref).slice(0, 3));
      const use = this.#components.get(pointer) ?? unused();
      const known = use.operations.has(operation) && (use.sent || !flow.sent) && (use.received || !flow.received);
      use.operations.add(operation);
      use.sent ||= flow.sent;
      use.received ||= flow.received;
      this.#components.set(pointer, use);
      if (!known) this.#walk(valueAt(this.#document, pointerSegments(value.$ref)), operation, flow);
    }
    for (const child of Object.values(value)) this.#walk(child, operation, flow);
  }
}

/** The client's method for what stands beneath a path; `undefined` where that is no operation. */
export function operationName(document: OpenAPI3, path: string, method: string): string | undefined {
  if (!/^(get|put|post|delete|options|head|patch|trace)$/.test(method)) return undefined;
  const operation = valueAt(document, ["paths", path, method]);
  if (!isObject(operation)) return undefined;
  const id = operation["operationId"];
  return typeof id === "string" ? methodName(id) : nameFromPath(method, path);
}

function operationsOf(document: OpenAPI3, path: string): string[] {
  const item = valueAt(document, ["paths", path]);
  const methods = isObject(item) ? Object.keys(item) : [];
  return methods.flatMap((method) => operationName(document, path, method) ?? []);
}

function unused(): Use {
  return { operations: new Set(), sent: false, received: false };
}
