import { findOrder, type Order } from '../../evidence/index.ts';

/** Finds the order that a text gives, if it gives one. */
export type OrderFinder = (text: string) => Order | undefined;

/** A finder that remembers what it judged last: the texts of a record come back with every answer about it. */
export function rememberOrders(most: number): OrderFinder {
  const known = new Map<string, Order | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const order = findOrder(text);
    // The oldest leave first: a Map keeps its keys in the order in which they came.
    if (known.size >= most) known.delete(known.keys().next().value ?? '');
    known.set(text, order);
    return order;
  };
}
