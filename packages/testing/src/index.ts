export { fixtures } from "./fixtures.gen.js";
export type { Route, RouteParameter } from "./route.js";
export { routes } from "./routes.gen.js";
