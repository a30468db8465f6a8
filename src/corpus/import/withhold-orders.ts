import { parseRecord, type FailureRecord } from '../../record/index.ts';
import { ordersIn } from '../orders-in.ts';
import { isObject } from './foreign-value.ts';
import type { ImportNote } from './importer.ts';

/** What is left of a foreign record when nothing in it gives an order to an agent. */
export interface Disarmed {
  /** Absent where the record cannot be had without its order: it stands in what the record is known by. */
  readonly record?: FailureRecord;
  readonly notes: readonly ImportNote[];
}

/** Without these a record is not the same record, or none. */
const essential = ['id', 'signature', 'domain'];

/**
 * Takes out every text that gives an order; of a dead end, a workaround, a cause or an edge the whole of it, because the
 * rest was written by the same hand for the same end.
 */
export function withholdOrders(record: FailureRecord): Disarmed {
  const orders = ordersIn(record, '');
  if (orders.length === 0) return { record, notes: [] };
  const { id } = record;
  const attacked = orders.find(({ at }) => essential.includes(at) || at === '');
  if (attacked) return { notes: [{ id, kind: 'refused', message: `${attacked.at}: ${attacked.message}` }] };
  const places = new Set(orders.map(({ at }) => placeOf(at, record)));
  const notes = [...places].map((at): ImportNote => {
    const order = orders.find((one) => placeOf(one.at, record) === at);
    return { id, kind: 'withheld', message: `${at} is withheld. ${order?.message ?? ''}` };
  });
  return { record: parseRecord(without(record, '', places)), notes };
}

/** The list item that a text belongs to, or the text itself: `workarounds.2.how` is about `workarounds.2`. */
function placeOf(at: string, record: unknown): string {
  const steps = at.split('.');
  let value: unknown = record;
  for (const [i, step] of steps.entries()) {
    value =
      isObject(value) || Array.isArray(value)
        ? Object.entries(value).find(([key]) => key === step)?.[1]
        : value;
    if (/^\d+$/.test(step) && isObject(value)) return steps.slice(0, i + 1).join('.');
  }
  return at;
}

function without(value: unknown, at: string, places: ReadonlySet<string>): unknown {
  const inside = (key: string | number) => (at ? `${at}.${key}` : String(key));
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, i) =>
      places.has(inside(i)) ? [] : [without(item, inside(i), places)],
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      places.has(inside(key)) ? [] : [[key, without(inner, inside(key), places)]],
    ),
  );
}
