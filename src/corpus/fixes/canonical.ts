import { authoredFields, dropEmpty } from '../../record/index.ts';

/** The order within actions, causes, patterns and transitions; what is not named follows as it stood. */
const inner = [
  'id',
  'regex',
  'sequence',
  'within',
  'occurrence',
  'versions',
  'locale',
  'cause',
  'summary',
  'check',
  'action',
  'why_fails',
  'how',
  'command',
  'risk',
  'causes',
  'condition',
  'difference',
  'sources',
];

/** A record, or its translations, with what is empty left out and its keys in the canonical order. */
export function canonical(value: unknown): unknown {
  return ordered(dropEmpty(value), authoredFields);
}

function ordered(value: unknown, order: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => ordered(item, inner));
  if (typeof value !== 'object' || value === null) return value;
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, held]) => [key, ordered(held, inner)]),
  );
}
