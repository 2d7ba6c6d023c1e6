import type { Resource } from "../../../packages/testing/src/core/collection.js";

/** An order of the document `orders.yaml`. */
export interface Order {
  readonly id: string;
  readonly dish: string;
}

/** A stateful handler: a collection with its key, shared by five operations. */
export const orders: Resource<Order> = {
  schema: "Order",
  key: ({ id }) => id,
  initial: () => [{ id: "o-1", dish: "soup" }],
  handlers: {
    listOrders: ({ parameters }, collection) => {
      const items = collection.list().slice(0, Number(parameters["limit"] ?? 50));
      return { status: 200, body: { items } };
    },
    getOrder: ({ parameters, errors }, collection) => {
      const body = collection.get(String(parameters["id"]));
      return body ? { status: 200, body } : errors.reply(404);
    },
    createOrder: ({ body, errors }, collection) => {
      const order = body as Order; // validated
      if (collection.has(order.id)) return errors.reply(409);
      collection.add(order);
      return { status: 201, body: order };
    },
    patchOrder: ({ parameters, body, errors }, collection) => {
      const id = String(parameters["id"]);
      if (!collection.has(id)) return errors.reply(404);
      return { status: 200, body: collection.update(id, body as Partial<Order>) }; // validated
    },
    deleteOrder: ({ parameters, errors }, collection) => {
      const id = String(parameters["id"]);
      if (!collection.has(id)) return errors.reply(404);
      collection.remove(id);
      return { status: 204 };
    },
  },
};
