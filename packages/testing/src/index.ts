export type { FakeFetch } from "./faces/fetch.js";
export { createFakeApi, type FakeApi, type FakeApiOptions } from "./fake-api.js";
export { fixtures } from "./fixtures.gen.js";
export type { FakeAnswer, FakeRequest, HeaderValues } from "./http/message.js";
export type { Route, RouteParameter } from "./route.js";
export { routes } from "./routes.gen.js";
