import { isObject, listReferences, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Snapshot } from "./change.ts";
import type { Flow } from "./rules.ts";
import { operationsAt } from "./wording.ts";

/** The operations that use a part of the document, by the names of their methods, and the direction of its data. */
export interface Use extends Flow {
  readonly operations: ReadonlySet<string>;
}

/** Finds out which operations use which components. @returns the use of a place; one that concerns the whole API has no operations */
export function findUses(snapshot: Snapshot): (segments: readonly string[]) => Use {
  const { api, document } = snapshot;
  const uses = new Map<string, Use>();
  const add = (value: unknown, use: Use) => {
    for (const component of listComponents(document, value)) {
      uses.set(component, joinUses(uses.get(component) ?? unused, use));
    }
  };
  for (const { name, pointer, parameters } of api.operations) {
    const operation = valueAt(document, pointerSegments(pointer));
    const { responses, ...request } = isObject(operation) ? operation : {};
    const operations = new Set([name]);
    // The parameters of the path belong to each of its operations.
    const references = parameters.map((parameter) => ({ $ref: parameter.pointer }));
    add([request, references], { operations, sent: true, received: false });
    add(responses, { operations, sent: false, received: true });
  }
  return (segments) => {
    const [root, name = "", third = ""] = segments;
    if (root === "components") return uses.get(toPointer([root, name, third])) ?? unused;
    if (root !== "paths") return unused;
    const own = operationsAt(snapshot, name, third);
    const operations = own.length > 0 ? own : operationsAt(snapshot, name);
    const sent = segments.includes("parameters") || segments.includes("requestBody");
    return { operations: new Set(operations.map((operation) => operation.name)), sent, received: !sent };
  };
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
function listComponents(document: unknown, value: unknown, found = new Set<string>()): Set<string> {
  for (const { ref } of listReferences(value)) {
    const segments = pointerSegments(ref).slice(0, 3);
    const pointer = toPointer(segments);
    if (segments[0] !== "components" || found.has(pointer)) continue;
    found.add(pointer);
    listComponents(document, valueAt(document, segments), found);
  }
  return found;
}
