import type { ErrorBody } from "@ld-rest/types";
import { fixtures } from "../fixtures.gen.js";
import { createRandom, createUuids } from "../random.js";
import { createBody } from "./body.js";
import type { Reply } from "./reply.js";

/** The error answers of an instance. Each has an id of its own, except the one that the API sends without. */
export interface Errors {
  readonly unauthorized: () => Reply;
  readonly unknownPath: () => Reply;
  readonly methodNotAllowed: (allowed: string) => Reply;
  readonly betaHeaderMissing: () => Reply;
  readonly forbidden: () => Reply;
  /** @param problem - what is wrong with which parameter */
  readonly invalidRequest: (problem: string) => Reply;
  readonly notFound: () => Reply;
  /** @param headers - how long to wait, where the headers of every answer don't say it */
  readonly rateLimited: (headers?: Readonly<Record<string, string>>) => Reply;
}

/**
 * Makes the error answers, with the messages that the spec's examples have.
 *
 * @param seed - the same seed gives the same ids in the same order
 */
export function createErrors(seed: number): Errors {
  const nextId = createUuids(createRandom(seed));
  const reply = (status: number, error: ErrorBody, headers?: Readonly<Record<string, string>>): Reply => ({
    status,
    body: createBody({ ...error, id: nextId() }),
    ...(headers ? { headers } : {}),
  });
  const { invalidToken, forbiddenByRole, betaHeaderMissing, invalidRequest, notFound, rateLimited } = fixtures;
  const methodNotAllowed = { message: "Method not allowed", code: "method_not_allowed" };
  const beta: Reply = { status: 403, body: createBody(betaHeaderMissing) };
  return {
    unauthorized: () => reply(401, invalidToken),
    unknownPath: () => reply(404, notFound),
    methodNotAllowed: (allowed) => reply(405, methodNotAllowed, { allow: allowed }),
    betaHeaderMissing: () => beta,
    forbidden: () => reply(403, forbiddenByRole),
    invalidRequest: (problem) => reply(400, { ...invalidRequest, message: `${invalidRequest.message}: ${problem}` }),
    notFound: () => reply(404, notFound),
    rateLimited: (headers) => reply(429, rateLimited, headers),
  };
}
