export { type FakeServer, type ListenOptions, listen } from "./faces/node-server.js";
