import type { Route, RouteParameter } from "../route.js";
import { routes } from "../routes.gen.js";

/** The operations of the spec, by id. */
export type OperationId = keyof typeof routes;

/** A route with what each request needs of it worked out in advance. */
export interface Operation {
  readonly id: OperationId;
  readonly route: Route;
  /** The path's parameters, in the order of its segments. */
  readonly pathParameters: readonly RouteParameter[];
  readonly queryParameters: readonly RouteParameter[];
  /** The headers that a request must have, by name in lower case, with their one value. */
  readonly demands: readonly (readonly [header: string, value: string])[];
}

/** All operations, ready to be routed to. */
export function compileOperations(): Operation[] {
  const entries = Object.entries(routes) as [OperationId, Route][]; // Object.entries forgets that the keys are literals
  return entries.map(([id, route]) => {
    const names = route.path.split("/").flatMap((segment) => (segment.startsWith("{") ? [segment.slice(1, -1)] : []));
    const inPath = route.parameters.filter((parameter) => parameter.in === "path");
    return {
      id,
      route,
      pathParameters: names.flatMap((name) => inPath.find((parameter) => parameter.name === name) ?? []),
      queryParameters: route.parameters.filter((parameter) => parameter.in === "query"),
      demands: Object.entries(route.headers).map(([name, value]) => [name.toLowerCase(), value] as const),
    };
  });
}
