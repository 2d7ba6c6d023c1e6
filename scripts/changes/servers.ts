import type { Finding } from "./change.ts";
import type { Side, Sides } from "./side.ts";

/** Compares the servers: each is a constant that users name, and a region of the client. */
export function compareServers(sides: Sides<Side>): Finding[] {
  const { old, new: now } = sides;
  const gone = old.api.servers.flatMap(({ name, url }, index): Finding[] => {
    const successor = now.api.servers.find((server) => server.name === name);
    if (successor?.url === url) return [];
    return [
      {
        level: "major",
        text: successor ? `Server \`${name}\` is ${successor.url} now; it was ${url}.` : `Server \`${name}\` is gone.`,
        why: successor ? "Calls go to another host." : "Code that names it no longer compiles.",
        pointer: `#/servers/${successor ? now.api.servers.indexOf(successor) : index}`,
        side: successor ? "new" : "old",
        operations: [],
      },
    ];
  });
  const added = now.api.servers.flatMap(({ name }, index): Finding[] =>
    old.api.servers.some((server) => server.name === name)
      ? []
      : [
          {
            level: "minor",
            text: `Server \`${name}\` is new.`,
            why: "Code that doesn't know it stays valid.",
            pointer: `#/servers/${index}`,
            side: "new",
            operations: [],
          },
        ],
  );
  return [...gone, ...added];
}
