// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import { ApiError } from "./errors.js";

/** Status 400. The request is invalid. Retrying it without changes fails again. */
export class BadRequestError extends ApiError {
  override readonly name = "BadRequestError";
  declare readonly status: 400;
}

/**
 * Status 401. The access token is missing or invalid. SDK keys, mobile keys and client-side IDs are not access tokens.
 */
export class UnauthorizedError extends ApiError {
  override readonly name = "UnauthorizedError";
  declare readonly status: 401;
}

/**
 * Status 403. The token's role doesn't allow the action, or the operation is in beta and the request lacks the header `LD-API-Version: beta`. The error for a missing header has a `message` but no `code`.
 */
export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";
  declare readonly status: 403;
}

/** Status 404. The requested resource doesn't exist. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
  declare readonly status: 404;
}
