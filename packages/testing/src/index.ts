export { type Clock, createManualClock, type ManualClock } from "./core/clock.js";
export type { Collection, Seed } from "./core/collection.js";
export { buildList, type FactoryOptions, type Overrides } from "./core/factories.js";
export type { Fault, Faults, FaultTarget } from "./core/faults.js";
export type { RateLimitOptions } from "./core/limits.js";
export { type Expectation, type LogEntry, RequestAssertionError, type RequestLog } from "./core/log.js";
export type { Delivery, FakeRequest, FakeResponse, HeaderValues } from "./core/messages.js";
export type { Role } from "./core/roles.js";
export * from "./factories.gen.js";
export {
  createFakeApi,
  type Expectations,
  type FakeApi,
  type FakeApiOptions,
  type FakeSeed,
  type FakeState,
} from "./fake-api.js";
export type { FakeFetch } from "./fetch.js";
export { fixtures } from "./fixtures.gen.js";
export type { CallOf, OperationId, ReplyOf } from "./handlers/resource.js";
