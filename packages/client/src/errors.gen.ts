// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import { ApiError } from "./errors.js";

/** Status 400. The request is invalid. A retry fails again. */
export class BadRequestError extends ApiError {
  override readonly name = "BadRequestError";
  declare readonly status: 400;
}

/** Status 401. The access token is missing or invalid, or it is a key of another kind, such as an SDK key. */
export class UnauthorizedError extends ApiError {
  override readonly name = "UnauthorizedError";
  declare readonly status: 401;
}

/**
 * Status 403. The token's roles don't allow the action. Where the API is in beta, also: the call lacks the header `LD-API-Version: beta`; the body then has a `message` but no `code`.
 */
export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";
  declare readonly status: 403;
}

/** Status 404. The resource that the request names doesn't exist. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
  declare readonly status: 404;
}
