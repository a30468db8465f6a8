import { findOrder } from '../../../evidence/index.ts';
import type { Breach, Rule } from '../rule.ts';

export const textGivesNoOrders: Rule = {
  name: 'text-gives-no-orders',
  about: 'No text gives orders to an agent that reads it, hides a message or fetches code to run.',
  lint: ({ record, translations }) => [...ordersIn(record, ''), ...ordersIn(translations, 'zh')],
  exceptions: [],
};

/** Every text of a value that gives an order, field names included: an agent may read those too. */
export function ordersIn(value: unknown, at: string): readonly Breach[] {
  if (typeof value === 'string') {
    const order = findOrder(value);
    return order === undefined
      ? []
      : [
          {
            at,
            message: `Expected text for people, found an order to an agent (${order.kind}): ${order.found}`,
          },
        ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(/^\d+$/.test(key) ? [] : ordersIn(key, at)),
    ...ordersIn(inner, at ? `${at}.${key}` : key),
  ]);
}
