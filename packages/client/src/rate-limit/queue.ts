/** A first-in, first-out queue. All operations take constant time on average. */
export interface Queue<Item> {
  /** Returns the first item. */
  peek(): Item | undefined;
  /** Adds an item at the end. @returns a function that removes it from any position */
  push(item: Item): () => void;
}

interface Place<Item> {
  readonly item: Item;
  isEmpty: boolean;
  next: Place<Item> | undefined;
}

/** Creates an empty queue. */
export function createQueue<Item>(): Queue<Item> {
  let first: Place<Item> | undefined;
  let last: Place<Item> | undefined;
  return {
    peek: () => {
      // A removed item leaves an empty place, which is dropped when it is at the front.
      while (first?.isEmpty) first = first.next;
      return first?.item;
    },
    push: (item) => {
      const place: Place<Item> = { item, isEmpty: false, next: undefined };
      if (first && last) last.next = place;
      else first = place;
      last = place;
      return () => {
        place.isEmpty = true;
      };
    },
  };
}
