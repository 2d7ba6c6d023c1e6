// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { ApiError } from "./errors.js";
import { BadRequestError, ForbiddenError, NotFoundError, UnauthorizedError } from "./errors.gen.js";

/** The class for each status. */
export const errorClasses: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
};

/** Advice on what to do about a status (extension `x-advice`). */
export const advice: Readonly<Record<number, string>> = {
  400: "Check the parameters.",
  401: "Check the access token.",
  403: "Check the token's role.",
  404: "Check the key.",
};
