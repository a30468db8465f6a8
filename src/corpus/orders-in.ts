import { findOrder } from '../evidence/index.ts';

/** A text of a value that gives an order to an agent. */
export interface FoundOrder {
  /** Dotted path of the text, or of the field whose name is one. */
  readonly at: string;
  readonly message: string;
}

/** Every text of a value that gives an order, field names included: an agent may read those too. */
export function ordersIn(value: unknown, at: string): readonly FoundOrder[] {
  if (typeof value === 'string') {
    const order = findOrder(value);
    const message = `Expected text for people, found an order to an agent (${order?.kind}): ${order?.found}`;
    return order === undefined ? [] : [{ at, message }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(/^\d+$/.test(key) ? [] : ordersIn(key, at)),
    ...ordersIn(inner, at ? `${at}.${key}` : key),
  ]);
}
