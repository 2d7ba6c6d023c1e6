import type { Findings } from "./result.ts";

/** A part of the suite: what it measures, and the module that does. */
interface Part {
  readonly what: string;
  readonly load: () => Promise<{ measure(): Promise<Findings> }>;
}

/** The parts by their names on the command line, in the order in which they run. */
export const parts: Readonly<Record<string, Part>> = {
  size: { what: "bundles", load: () => import("./exact/size-part.ts") },
  types: { what: "what applications cost the type checker", load: () => import("./exact/types-part.ts") },
  consumer: { what: "what an installation brings", load: () => import("./consumer/part.ts") },
  client: { what: "rate-limit storm, overhead, import, scale", load: () => import("./client/part.ts") },
  limits: { what: "many clients of one account", load: () => import("./limits/part.ts") },
  testing: { what: "the fake API, factories, state", load: () => import("./testing/part.ts") },
  validators: { what: "validations per second", load: () => import("./validators/part.ts") },
  generate: { what: "the pipeline on documents small and large", load: () => import("./generate/part.ts") },
  contributor: { what: "npm test, warm and from a clean clone", load: () => import("./contributor/part.ts") },
};
