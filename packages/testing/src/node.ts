export { type FakeServer, type ListenOptions, listen } from "./faces/node-server.js";
export { readStateFile } from "./server/state-file.js";
