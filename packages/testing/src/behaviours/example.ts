import { createBody } from "../answering/body.js";
import type { Reply } from "../answering/reply.js";
import { fixtures } from "../fixtures.gen.js";
import type { Route } from "../route.js";

/** Answers as the spec's first example of a success does; with its first success status alone where it has no example. */
export function exampleReply({ fixtures: examples }: Route): Reply {
  const successes = Object.entries(examples).filter(([status]) => status.startsWith("2"));
  const [status, names] = successes.find(([, list]) => list.length > 0) ?? successes[0] ?? ["200", []];
  const bodies: Readonly<Record<string, unknown>> = fixtures;
  const [name] = names;
  return {
    status: /^\d+$/.test(status) ? Number(status) : 200,
    body: name === undefined ? undefined : createBody(bodies[name]),
  };
}
