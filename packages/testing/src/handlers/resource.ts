import type { operations } from "@ld-rest/types";
import type { HandlerContext, Resource, StoredCollection } from "../core/collection.js";
import type { Call, CustomReply, Reply } from "../core/replies.js";
import type { routes } from "../routes.gen.js";

/** The operations of the spec by id. */
export type OperationId = keyof typeof routes;

type Group<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;

/** The parameters of an operation in one object, whatever their location. */
export type ParametersOf<Id extends OperationId> = Group<operations[Id]["parameters"]["path"]> &
  Group<operations[Id]["parameters"]["query"]> &
  Group<operations[Id]["parameters"]["header"]> &
  Group<operations[Id]["parameters"]["cookie"]>;

/** The request body of an operation. */
export type BodyOf<Id extends OperationId> = operations[Id] extends { readonly requestBody?: infer Request }
  ? Request extends { readonly content: infer Content }
    ? Content[keyof Content]
    : undefined
  : undefined;

type Responses<Id extends OperationId> = operations[Id]["responses"];

/** A response of an operation: a status that the spec documents, with its body. */
export type ReplyOf<Id extends OperationId> = {
  readonly [Status in keyof Responses<Id>]: {
    readonly status: Status extends number ? Status : number;
    readonly headers?: Readonly<Record<string, string>>;
  } & (Responses<Id>[Status] extends { readonly content: infer Content }
    ? { readonly body: Content[keyof Content] }
    : { readonly body?: undefined });
}[keyof Responses<Id>];

/** A call of an operation, as handlers receive it. */
export type CallOf<Id extends OperationId> = Call<ParametersOf<Id>, BodyOf<Id>>;

type Context<Id extends OperationId, T> = CallOf<Id> &
  Pick<HandlerContext, "collections" | "permissions" | "errors"> & {
    /** The resource's own collection. */
    readonly collection: StoredCollection<T>;
  };

/** Declaration of a resource. */
interface Declaration<T> extends Omit<Resource<T>, "handlers"> {
  /** Handlers of operations. Each returns a documented response, an error, or a cached body. */
  readonly handlers?: {
    readonly [Id in OperationId]?: (call: Context<Id, T>) => ReplyOf<Id> | Reply;
  };
}

/**
 * Declares a resource: a collection and the operations that share it, as `applications.ts` does. A handler returns a documented response, or
 * an error such as `errors.reply(404)`.
 */
export function defineResource<T>({ handlers = {}, ...resource }: Declaration<T>): Resource<T> {
  const entries = Object.entries(handlers).map(([id, handler]) => [
    id,
    (context: HandlerContext, collection: StoredCollection<T>) =>
      // The context was validated against the operation of this id.
      (handler as (call: object) => Reply | CustomReply)(Object.assign(context, { collection })),
  ]);
  return { ...resource, handlers: Object.fromEntries(entries) };
}
