import { ordersIn } from '../../orders-in.ts';
import type { Rule } from '../rule.ts';

export const textGivesNoOrders: Rule = {
  name: 'text-gives-no-orders',
  about: 'No text gives orders to an agent that reads it, hides a message or fetches code to run.',
  lint: ({ record, translations }) => [...ordersIn(record, ''), ...ordersIn(translations, 'zh')],
  exceptions: [],
};
