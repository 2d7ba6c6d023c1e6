import { bodies } from "./bodies.js";
import { connections } from "./connections.js";
import type { Fault } from "./fault.js";
import { limits } from "./limits.js";
import { redirects } from "./redirects.js";

/** Every fault of the README's table, in its order. */
export const faults: readonly Fault[] = [...limits, ...connections, ...bodies, ...redirects];
