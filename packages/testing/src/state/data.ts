import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { describeValue } from "../schema/describe.js";
import { isMembers } from "../schema/schema.js";
import type { Seed } from "./resources.js";

/** A whole state as plain data: what a state file holds and what `snapshot` returns. */
export interface StateData {
  readonly applications: readonly Application[];
  readonly integrationConfigurations: readonly IntegrationConfiguration[];
  /** The keys of the integrations that exist, whether or not anybody has configured them. */
  readonly integrationKeys: readonly string[];
}

/** What a state begins with. */
export interface StateSeed {
  /** Default: the applications of the spec's examples. */
  readonly applications?: readonly Seed<Application>[];
  /** Default: the configurations of the spec's examples. */
  readonly integrationConfigurations?: readonly Seed<IntegrationConfiguration>[];
  /**
   * The keys of integrations that exist. One that nobody has configured is answered with an empty list, any other key with 404; those that
   * are configured are known without being named. Default: those of the spec's examples.
   */
  readonly integrationKeys?: readonly string[];
}

const names = ["applications", "integrationConfigurations", "integrationKeys"];

/**
 * Says whether a value has the outer form of a state: an object of lists under names that there are. What the lists hold is checked as it is
 * added.
 *
 * @throws TypeError that names the path of what is wrong
 */
export function checkStateSeed(value: unknown): asserts value is StateSeed {
  if (!isMembers(value)) throw new TypeError(`The state must be an object, not ${describeValue(value)}.`);
  for (const [name, list] of Object.entries(value)) {
    if (!names.includes(name)) throw new TypeError(`${name}: a state has no such list. It has ${names.join(", ")}.`);
    if (list !== undefined && !Array.isArray(list)) {
      throw new TypeError(`${name} must be an array, not ${describeValue(list)}.`);
    }
  }
  const { integrationKeys = [] } = value;
  for (const [index, key] of (integrationKeys as unknown[]).entries()) {
    if (typeof key !== "string")
      throw new TypeError(`integrationKeys[${index}] must be a string, not ${describeValue(key)}.`);
  }
}
