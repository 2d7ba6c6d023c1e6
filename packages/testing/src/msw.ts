export { type HandlersOptions, handlers } from "./faces/msw-handlers.js";
