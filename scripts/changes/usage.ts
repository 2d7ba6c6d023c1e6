import type { OpenAPI3 } from "openapi-typescript";
import { isObject, listReferences, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Snapshot } from "./snapshot.ts";
import { operationsAt } from "./wording.ts";

/** The direction in which data flows through a part of the document, as a caller sees it. */
export interface Flow {
  readonly sent: boolean;
  readonly received: boolean;
}

/** The operations that use a part of the document, by the names of their methods, and the direction of its data. */
export interface Use extends Flow {
  readonly operations: ReadonlySet<string>;
}

/** Finds out which operations use which components. */
export class Usage {
  readonly #snapshot: Snapshot;
  readonly #uses = new Map<string, Use>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const { api, document } = snapshot;
    for (const { name, pointer, parameters } of api.operations) {
      const operation = valueAt(document, pointerSegments(pointer));
      const { responses, ...request } = isObject(operation) ? operation : {};
      // The parameters of the path belong to each of its operations.
      const references = parameters.map((parameter) => ({ $ref: parameter.pointer }));
      const sent = listComponents(document, [request, references]);
      for (const component of sent) this.#add(component, { operations: new Set([name]), sent: true, received: false });
      for (const component of listComponents(document, responses)) {
        this.#add(component, { operations: new Set([name]), sent: false, received: true });
      }
    }
  }

  /** Returns the use of a place. A place that concerns the whole API, or nothing, has no operations. */
  of(segments: readonly string[]): Use {
    const [root, name = "", third = ""] = segments;
    if (root === "components") return this.#uses.get(toPointer([root, name, third])) ?? unused;
    if (root !== "paths") return unused;
    const isOperation = operationsAt(this.#snapshot, name, third).length > 0;
    const sent = segments.includes("parameters") || segments.includes("requestBody");
    const operations = operationsAt(this.#snapshot, name, isOperation ? third : "");
    return { operations: new Set(operations.map((operation) => operation.name)), sent, received: !sent };
  }

  #add(component: string, use: Use): void {
    this.#uses.set(component, joinUses(this.#uses.get(component) ?? unused, use));
  }
}

const unused: Use = { operations: new Set(), sent: false, received: false };

export function joinUses(one: Use, other: Use): Use {
  return {
    operations: new Set([...one.operations, ...other.operations]),
    sent: one.sent || other.sent,
    received: one.received || other.received,
  };
}

/** The components that a value refers to, directly or through others, as pointers. */
export function listComponents(document: OpenAPI3, value: unknown, found = new Set<string>()): Set<string> {
  for (const { ref } of listReferences(value)) {
    const segments = pointerSegments(ref).slice(0, 3);
    const pointer = toPointer(segments);
    if (segments[0] !== "components" || found.has(pointer)) continue;
    found.add(pointer);
    listComponents(document, valueAt(document, segments), found);
  }
  return found;
}
